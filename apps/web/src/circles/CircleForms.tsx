import { isOver } from '@plenaria/membership';
import { useState, type ReactNode } from 'react';
import { useAsk } from '../client/ask.ts';
import { useSend, type Refusal } from '../client/send.ts';
import { ChangeCircle, CircleForm, EndCircle, FoundCircle, type CircleFormQuery } from '../gql/circles.ts';
import { useText } from '../i18n/texts.ts';
import { today } from '../people/today.ts';
import type { ActTools } from '../ui/ActDialogs.tsx';
import { SelectField, TextArea } from '../ui/fields.tsx';
import { Form, type Values } from '../ui/Form.tsx';
import { LastDay } from '../people/LastDay.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { problemsOf } from '../ui/form-state.ts';
import { seenWords, WordsFields, wordsIn } from '../ui/WordsFields.tsx';
import type { CircleTold } from './CirclePage.tsx';

const nameMax = 120;
const purposeMax = 2000;

/** The secretary founds a circle: what it is called and for, whose it is, and which circle it is part of. */
export function FoundForm({ beside, after }: ActTools): ReactNode {
  const text = useText();
  const found = useSend(FoundCircle);
  const asking = useAsk(CircleForm, {});
  async function act(values: Values): Promise<Refusal | null> {
    const { custodian, parent } = values;
    return after(await found({ ...wordsOf(values), custodian: custodian || null, parent: parent || null }));
  }
  return (
    <Loaded of={asking}>
      {(known) => (
        <Form submit={text('circles:found')} beside={beside} onSubmit={act}>
          <Words known={known} />
          <SelectField
            name="custodian"
            label={text('circles:whose')}
            options={[
              { value: '', label: text('circles:ofAll') },
              ...known.federation.custodians.map(({ slug, name }) => ({ value: slug, label: name })),
            ]}
          />
          <Parent known={known} />
        </Form>
      )}
    </Loaded>
  );
}

/** The secretary renames a circle, or says anew what it is for. */
export function ChangeForm({ circle, beside, after }: ActTools & { readonly circle: CircleTold }): ReactNode {
  const text = useText();
  const change = useSend(ChangeCircle);
  const asking = useAsk(CircleForm, {});
  const [was, setWas] = useState({ names: saidIn(circle.names), purposes: saidIn(circle.purposes) });
  const [parent, setParent] = useState(circle.parent?.slug ?? '');
  async function act(values: Values): Promise<Refusal | null> {
    const asked = { ...wordsOf(values), parent: values['parent'] || null };
    const sent = await change({ id: circle.id, ...asked, was: { ...was, parent } });
    // Whoever has read what somebody else wrote, and sends theirs again, knows what they replace.
    if (!sent.ok) {
      setWas({
        names: seenWords(was.names, 'names', sent.refusal),
        purposes: seenWords(was.purposes, 'purposes', sent.refusal),
      });
      const moved = problemsOf(sent.refusal).find(({ field }) => field === 'parent')?.details['slug'];
      if (typeof moved === 'string') setParent(moved);
    }
    return after(sent);
  }
  return (
    <Loaded of={asking}>
      {(known) => (
        <Form submit={text('circles:change')} beside={beside} onSubmit={act}>
          <Words known={known} circle={circle} />
          <Parent known={known} circle={circle} />
        </Form>
      )}
    </Loaded>
  );
}

/** The secretary ends a circle, or writes another last day until it is over; what that means is said first. */
export function EndForm({ circle, beside, after }: ActTools & { readonly circle: CircleTold }): ReactNode {
  const text = useText();
  const end = useSend(EndCircle);
  const isSet = circle.lastDay !== null;
  async function act({ lastDay = '', reason = '' }: Values): Promise<Refusal | null> {
    return after(await end({ id: circle.id, lastDay: lastDay || null, reason }));
  }
  return (
    <Form
      look="danger"
      submit={text(isSet ? 'circles:changeEnd' : 'circles:end')}
      beside={beside}
      onSubmit={act}
    >
      <p>
        {text('circles:endSays')} {text('circles:untilThen')}
      </p>
      <LastDay set={circle.lastDay} goesOn={text('circles:goesOnHint')} />
      <TextArea name="reason" label={text('people:act.reason')} hint={text('people:act.reasonHint')} />
    </Form>
  );
}

type KnownProps = { readonly known: CircleFormQuery; readonly circle?: CircleTold };

function Words({ known: { federation }, circle }: KnownProps): ReactNode {
  const text = useText();
  const { languages } = federation;
  const words = { names: saidIn(circle?.names), purposes: saidIn(circle?.purposes) };
  return (
    <>
      <WordsFields
        name="names"
        label={text('circles:name')}
        needed
        words={words.names}
        languages={languages}
        maxLength={nameMax}
      />
      <WordsFields
        name="purposes"
        label={text('circles:purpose')}
        words={words.purposes}
        languages={languages}
        maxLength={purposeMax}
        lines="several"
      />
    </>
  );
}

function saidIn(words: unknown): Readonly<Record<string, string>> {
  return (words ?? {}) as Readonly<Record<string, string>>;
}

function Parent({ known: { circles }, circle }: KnownProps): ReactNode {
  const text = useText();
  const possible = circles.filter((one) => !isOver(one, today()) && one.slug !== circle?.slug);
  return (
    <SelectField
      name="parent"
      label={text('circles:parent')}
      defaultValue={circle?.parent?.slug ?? ''}
      options={[
        { value: '', label: text('circles:noParent') },
        ...possible.map(({ slug, name }) => ({ value: slug, label: name })),
      ]}
    />
  );
}

function wordsOf(values: Values) {
  return { names: wordsIn(values, 'names'), purposes: wordsIn(values, 'purposes') };
}
