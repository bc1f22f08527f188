import { isOver, readDigits, typedAmount } from '@plenaria/membership';
import type { ReactNode } from 'react';
import { useSend, type Refusal } from '../client/send.ts';
import { AddServiceLevel, ChangeServiceLevel, EndServiceLevel } from '../gql/levels.ts';
import { useText } from '../i18n/texts.ts';
import { DayField } from '../people/DayField.tsx';
import { today } from '../people/today.ts';
import type { ActTools } from '../ui/ActDialogs.tsx';
import { SelectField, TextArea, TextField } from '../ui/fields.tsx';
import { Form, type Values } from '../ui/Form.tsx';
import { WordsFields, wordsIn } from '../ui/WordsFields.tsx';
import type { KnownLevels, LevelTold, VersionTold } from './ServiceLevels.tsx';

type WithKnown = ActTools & { readonly known: KnownLevels };

/** Adds a level, of the federation or of one custodian, for a class. */
export function AddForm({ known, beside, after }: WithKnown): ReactNode {
  const text = useText();
  const add = useSend(AddServiceLevel);
  async function act(values: Values): Promise<Refusal | null> {
    const { slug = '', custodian, class: memberClass = '' } = values;
    const whose = { slug, custodian: custodian || null, class: memberClass };
    return after(await add({ ...whose, ...termsIn(values) }));
  }
  const classes = known.memberClasses.filter((one) => !isOver(one, today()));
  return (
    <Form submit={text('levels:add')} beside={beside} onSubmit={act}>
      <TextField
        name="slug"
        dir="ltr"
        maxLength={60}
        label={text('levels:slug')}
        hint={text('levels:slugHint')}
      />
      <SelectField
        name="custodian"
        label={text('people:custodian')}
        options={[
          { value: '', label: text('levels:everyCustodian') },
          ...known.federation.custodians.map(({ slug, name }) => ({ value: slug, label: name })),
        ]}
      />
      <SelectField
        name="class"
        label={text('people:class')}
        options={classes.map(({ slug, name }) => ({ value: slug, label: name }))}
      />
      <TermsFields languages={known.federation.languages} version={null} />
    </Form>
  );
}

/** Writes what a level is to be from a day on. */
export function ChangeForm({
  told,
  known,
  beside,
  after,
}: WithKnown & { readonly told: LevelTold }): ReactNode {
  const text = useText();
  const change = useSend(ChangeServiceLevel);
  async function act(values: Values): Promise<Refusal | null> {
    return after(await change({ id: told.id, ...termsIn(values) }));
  }
  return (
    <Form submit={text('levels:change')} beside={beside} onSubmit={act}>
      <p>{text('levels:changeSays')}</p>
      <TermsFields languages={known.federation.languages} version={told.versions[0] ?? null} />
    </Form>
  );
}

/** Ends a level, and with it everybody's holding of it. */
export function EndForm({ told, beside, after }: ActTools & { readonly told: LevelTold }): ReactNode {
  const text = useText();
  const end = useSend(EndServiceLevel);
  async function act({ lastDay = '', reason = '' }: Values): Promise<Refusal | null> {
    return after(await end({ id: told.id, lastDay, reason }));
  }
  return (
    <Form look="danger" submit={text('levels:end')} beside={beside} onSubmit={act}>
      <p>
        {text('levels:endSays', { count: told.holders })} {text('levels:endFinal')}
      </p>
      <DayField name="lastDay" label={text('people:act.lastDay')} defaultValue={today()} />
      <TextArea name="reason" label={text('people:act.reason')} hint={text('people:act.reasonHint')} />
    </Form>
  );
}

/** What was typed; a number that is none becomes one that the api refuses by name. */
function termsIn(values: Values) {
  const { price = '', currency = '', from = '', reason = '', decision = '' } = values;
  const count = (typed = '') => {
    const digits = readDigits(typed.trim());
    return /^\d{1,6}$/.test(digits) ? Number(digits) : 0;
  };
  return {
    names: wordsIn(values, 'names'),
    descriptions: wordsIn(values, 'descriptions'),
    price,
    currency,
    participantsMax: count(values['participantsMax']),
    minutesMax: count(values['minutesMax']),
    from,
    reason,
    decision: decision.trim() === '' ? null : count(decision),
  };
}

type TermsFieldsProps = { readonly languages: readonly string[]; readonly version: VersionTold | null };

/** What a level is called, gives and costs, from when, and why; what stands there now is filled in. */
function TermsFields({ languages, version }: TermsFieldsProps): ReactNode {
  const text = useText();
  const { names, descriptions, price } = version ?? {};
  const words = { languages, maxLength: 500, lines: 'several' } as const;
  return (
    <>
      <WordsFields
        needed
        name="names"
        label={text('people:name')}
        languages={languages}
        maxLength={120}
        words={wordsOf(names)}
      />
      <WordsFields
        {...words}
        name="descriptions"
        label={text('levels:description')}
        words={wordsOf(descriptions)}
      />
      <TextField
        name="price"
        inputMode="decimal"
        label={text('levels:price')}
        hint={text('levels:priceHint')}
        defaultValue={price ? typedAmount(price.amount, price.currency) : ''}
      />
      <TextField
        name="currency"
        dir="ltr"
        maxLength={3}
        label={text('levels:currency')}
        defaultValue={price?.currency ?? 'EUR'}
      />
      <TextField
        name="participantsMax"
        inputMode="numeric"
        label={text('levels:participants')}
        defaultValue={version?.participantsMax}
      />
      <TextField
        name="minutesMax"
        inputMode="numeric"
        label={text('levels:minutes')}
        defaultValue={version?.minutesMax}
      />
      <Founded />
    </>
  );
}

/** From when it holds, and by which decision or why. */
function Founded(): ReactNode {
  const text = useText();
  return (
    <>
      <DayField name="from" label={text('people:act.from')} defaultValue={today()} />
      <TextField
        name="decision"
        optional
        inputMode="numeric"
        pattern="[0-9٠-٩۰-۹]{1,6}"
        label={text('levels:decision')}
      />
      <TextArea
        name="reason"
        optional
        maxLength={2_000}
        label={text('levels:why')}
        hint={text('people:act.reasonHint')}
      />
    </>
  );
}

function wordsOf(words: unknown): Readonly<Record<string, string>> {
  return (words ?? {}) as Readonly<Record<string, string>>;
}
