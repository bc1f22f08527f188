import { EVERY, typedAmount, type Pledge } from '@plenaria/membership';
import { useState, type ReactNode } from 'react';
import type { Typed } from '../ui/use-typed.ts';
import { useText } from '../i18n/texts.ts';
import { ChooseLevel } from '../levels/ChooseLevel.tsx';
import { useCountries } from '../people/use-countries.ts';
import { ChoiceField, SelectField, TextArea, TextField } from '../ui/fields.tsx';
import { useField } from '../ui/form-state.ts';
import { useReason } from '../ui/RefusalNotice.tsx';
import type { Applying } from './Apply.tsx';

type FieldsProps = Applying & { readonly typed: Typed };

/** The questions, in the order in which one would be asked. What was typed here before stands before what was saved. */
export function ApplyFields({
  joining,
  draft,
  typed,
  classes,
}: FieldsProps & { readonly classes: readonly string[] }): ReactNode {
  const text = useText();
  const was = wasIn(typed);
  const [levelId, setLevelId] = useState(typed.value('level') ?? draft?.level?.id ?? '');
  const levels = joining.levels.filter((level) => classes.includes(level.class.slug));
  const level = levels.find(({ id }) => id === levelId) ?? null;
  const currency = level?.price.currency ?? joining.custodian.currency;
  return (
    <>
      <WhoFields joining={joining} draft={draft} typed={typed} />
      <Classes joining={joining} draft={draft} typed={typed} />
      <ChooseLevel levels={levels} chosen={level} onChoose={setLevelId} />
      <h2>{text('joining:form.give')}</h2>
      <p className="hint">{text('joining:form.giveHint')}</p>
      <PledgeFields draft={draft} typed={typed} currency={currency} />
      <TextArea
        {...was('motivation', draft?.motivation)}
        label={text('joining:form.why')}
        hint={text('joining:form.whyHint')}
        rows={4}
        maxLength={4_000}
      />
      <MoreFields joining={joining} draft={draft} typed={typed} />
    </>
  );
}

/** What stands in a field: what was typed here before, else what was saved. */
function wasIn(typed: Typed) {
  return (name: string, saved: string | null | undefined) => ({
    name,
    defaultValue: typed.value(name) ?? saved ?? '',
  });
}

function WhoFields({ joining: { custodian }, draft, typed }: FieldsProps): ReactNode {
  const text = useText();
  const was = wasIn(typed);
  return (
    <>
      <h2>{text('joining:form.who')}</h2>
      <Kind saved={typed.value('kind') ?? draft?.kind} />
      <TextField
        {...was('name', draft?.name)}
        label={text('joining:form.name')}
        hint={text('joining:form.nameHint')}
        maxLength={200}
      />
      <SelectField
        {...was('country', draft?.country ?? custodian.country)}
        label={text('joining:country')}
        options={useCountries()}
      />
    </>
  );
}

/** What nobody has to answer, folded away until it is wanted, was filled in before or is wrong. */
function MoreFields({ joining: { custodian }, draft, typed }: FieldsProps): ReactNode {
  const text = useText();
  const was = wasIn(typed);
  const kept = { website: was('website', draft?.website), ...privateIn(was, draft) };
  const isUsed = Object.values(kept).some(({ defaultValue }) => defaultValue !== '');
  const isWrong = useField('website').problem !== undefined;
  const income = (['none', 'low', 'lowerMiddle', 'upperMiddle', 'high'] as const).map((band) => ({
    value: band === 'none' ? '' : band,
    label: text(`joining:income.${band}`),
  }));
  return (
    <details className="more" open={isUsed || isWrong}>
      <summary>{text('joining:form.more')}</summary>
      <TextField
        {...kept.website}
        label={text('joining:form.website')}
        dir="ltr"
        inputMode="url"
        optional
        maxLength={300}
      />
      <SelectField
        {...kept.incomeBand}
        label={text('joining:form.income')}
        hint={text('joining:form.incomeSays', { custodian: custodian.name })}
        options={income}
      />
      <h2>{text('joining:form.private', { custodian: custodian.name })}</h2>
      <TextField {...kept.contact} label={text('joining:form.contact')} optional maxLength={500} />
    </details>
  );
}

function privateIn(was: ReturnType<typeof wasIn>, draft: Applying['draft']) {
  return {
    incomeBand: was('incomeBand', draft?.privatePart?.incomeBand),
    contact: was('contact', draft?.privatePart?.contact),
  };
}

function Kind({ saved }: { readonly saved: string | undefined }): ReactNode {
  const text = useText();
  return (
    <ChoiceField
      name="kind"
      label={text('joining:form.kind')}
      value={saved ?? 'organisation'}
      choices={[
        { value: 'organisation', label: text('joining:form.organisation') },
        { value: 'individual', label: text('joining:form.individual') },
      ]}
    />
  );
}

function Classes({ joining, draft, typed }: FieldsProps): ReactNode {
  const text = useText();
  const reason = useReason();
  const { id, problem } = useField('classes');
  return (
    <fieldset className="field" id={id} tabIndex={-1}>
      <legend>{text('joining:classes')}</legend>
      {problem && <p className="problem">{reason(problem)}</p>}
      <div className="choices">
        {joining.classes.map(({ class: { slug, name }, gives }) => {
          const before = typed.value(`class ${slug}`);
          const saved = draft?.classes.some((held) => held.slug === slug) ?? false;
          return (
            <label key={slug} className="choice">
              <input
                type="checkbox"
                name={`class ${slug}`}
                defaultChecked={before === undefined ? saved : before === 'on'}
              />
              <span dir="auto">
                <b>{name}</b>
                {gives && <span className="quiet"> {gives}</span>}
              </span>
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}

function PledgeFields({
  draft,
  typed,
  currency,
}: Omit<FieldsProps, 'joining'> & { readonly currency: string }): ReactNode {
  const text = useText();
  const { money, hours, resources } = (draft?.pledge ?? {}) as Partial<Pledge>;
  const was = wasIn(typed);
  const every = EVERY.map((value) => ({ value, label: text(`joining:form.${value}`) }));
  return (
    <>
      <TextField
        {...was('hours', hours ? String(hours.hours) : '')}
        label={text('joining:form.hours')}
        inputMode="numeric"
        optional
      />
      <SelectField
        {...was('hoursEvery', hours?.every ?? 'year')}
        label={text('joining:form.hoursEvery')}
        options={every}
      />
      <TextField
        {...was('money', money ? typedAmount(money.amount, money.currency) : '')}
        label={text('joining:form.money', { currency })}
        inputMode="decimal"
        optional
      />
      <SelectField
        {...was('moneyEvery', money?.every ?? 'year')}
        label={text('joining:form.moneyEvery')}
        options={every}
      />
      <TextArea
        {...was('resources', resources)}
        label={text('joining:form.resources')}
        hint={text('joining:form.resourcesHint')}
        rows={2}
        optional
        maxLength={1_000}
      />
    </>
  );
}
