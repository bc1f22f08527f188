import { isOver } from '@plenaria/membership';
import { useState, type ReactNode } from 'react';
import { useAsk } from '../client/ask.ts';
import { useSend, type Refusal } from '../client/send.ts';
import { useHasRole } from '../client/viewer.ts';
import { AddClass, ClassesPage, EndClass, RenameClass, type ClassesPageQuery } from '../gql/constitution.ts';
import { useText } from '../i18n/texts.ts';
import { History } from '../people/History.tsx';
import { LastDay } from '../people/LastDay.tsx';
import { today } from '../people/today.ts';
import { ActDialogs, type Act, type ActTools } from '../ui/ActDialogs.tsx';
import { TextArea, TextField } from '../ui/fields.tsx';
import { Filled } from '../ui/Filled.tsx';
import { Form, type Values } from '../ui/Form.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { Page } from '../ui/Page.tsx';
import { Day } from '../ui/Time.tsx';
import { seenWords, WordsFields, wordsIn } from '../ui/WordsFields.tsx';

type ClassTold = ClassesPageQuery['memberClasses'][number];
type ClassProps = {
  readonly told: ClassTold;
  readonly languages: readonly string[];
  readonly onDone: () => void;
};

const nameMax = 120;

/** The classes of membership: what they are called, how many hold them, and what changed. */
export function Classes(): ReactNode {
  const text = useText();
  const isSecretary = useHasRole('secretary');
  const asking = useAsk(ClassesPage, {});
  return (
    <Page title={text('admin:classes')} lead={text('admin:classesSays')}>
      <Loaded of={asking}>
        {({ federation: { languages }, memberClasses }) => (
          <>
            {isSecretary && (
              <ActDialogs
                said={text('admin:class.done')}
                onDone={asking.again}
                acts={[
                  {
                    name: 'add',
                    title: text('admin:class.add'),
                    form: (tools) => <AddForm languages={languages} {...tools} />,
                  },
                ]}
              />
            )}
            {memberClasses.map((told) => (
              <ClassTold key={told.slug} told={told} languages={languages} onDone={asking.again} />
            ))}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function ClassTold({ told, languages, onDone }: ClassProps): ReactNode {
  const text = useText();
  const isSecretary = useHasRole('secretary');
  const { slug, name, lastDay, holders, history } = told;
  const rename: Act = {
    name: 'rename',
    title: text('admin:class.rename'),
    form: (tools) => <RenameForm told={told} languages={languages} {...tools} />,
  };
  const end: Act = {
    name: 'end',
    title: text(lastDay === null ? 'admin:class.end' : 'admin:class.changeEnd'),
    look: 'danger',
    form: (tools) => <EndForm told={told} {...tools} />,
  };
  return (
    // two classes may be called the same; their addresses differ
    <section aria-label={`${name} (${slug})`}>
      <h2>
        <bdi>{name}</bdi>
      </h2>
      <p className="quiet">
        <code dir="ltr">{slug}</code> · {text('admin:class.holders', { count: holders })}
        {lastDay !== null && (
          <>
            {' · '}
            <Filled says="admin:class.until" places={{ day: <Day day={lastDay} /> }} />
          </>
        )}
      </p>
      {isSecretary && (
        <ActDialogs
          said={text('admin:class.done')}
          onDone={onDone}
          acts={isOver(told, today()) ? [rename] : [rename, end]}
        />
      )}
      {history.length > 0 && (
        <details className="more">
          <summary>{text('people:history')}</summary>
          <History events={history} />
        </details>
      )}
    </section>
  );
}

type Languages = { readonly languages: readonly string[] };

function AddForm({ languages, beside, after }: ActTools & Languages): ReactNode {
  const text = useText();
  const add = useSend(AddClass);
  async function act(values: Values): Promise<Refusal | null> {
    return after(await add({ slug: values['slug'] ?? '', names: wordsIn(values, 'names') }));
  }
  return (
    <Form submit={text('admin:class.add')} beside={beside} onSubmit={act}>
      <TextField
        name="slug"
        dir="ltr"
        maxLength={60}
        label={text('admin:class.slug')}
        hint={text('admin:class.slugHint')}
      />
      <WordsFields
        needed
        name="names"
        label={text('people:name')}
        languages={languages}
        maxLength={nameMax}
      />
    </Form>
  );
}

function RenameForm({
  told,
  languages,
  beside,
  after,
}: ActTools & Languages & { readonly told: ClassTold }): ReactNode {
  const text = useText();
  const rename = useSend(RenameClass);
  const [was, setWas] = useState(told.names as Readonly<Record<string, string>>);
  async function act(values: Values): Promise<Refusal | null> {
    const sent = await rename({ slug: told.slug, names: wordsIn(values, 'names'), was });
    // Whoever has read what somebody else wrote, and sends theirs again, knows what they replace.
    if (!sent.ok) setWas(seenWords(was, 'names', sent.refusal));
    return after(sent);
  }
  return (
    <Form submit={text('admin:class.rename')} beside={beside} onSubmit={act}>
      <WordsFields
        needed
        name="names"
        label={text('people:name')}
        words={told.names as Readonly<Record<string, string>>}
        languages={languages}
        maxLength={nameMax}
      />
    </Form>
  );
}

function EndForm({ told, beside, after }: ActTools & { readonly told: ClassTold }): ReactNode {
  const text = useText();
  const end = useSend(EndClass);
  async function act({ lastDay = '', reason = '' }: Values): Promise<Refusal | null> {
    return after(await end({ slug: told.slug, lastDay: lastDay || null, reason }));
  }
  return (
    <Form
      look="danger"
      submit={text(told.lastDay === null ? 'admin:class.end' : 'admin:class.changeEnd')}
      beside={beside}
      onSubmit={act}
    >
      <p>
        {text('admin:class.endSays', { count: told.holders })} {text('admin:class.untilThen')}
      </p>
      <LastDay set={told.lastDay} goesOn={text('admin:class.goesOnHint')} />
      <TextArea name="reason" label={text('people:act.reason')} hint={text('people:act.reasonHint')} />
    </Form>
  );
}
