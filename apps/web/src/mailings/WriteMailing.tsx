import { isLanguage } from '@plenaria/i18n';
import { useState, type ReactNode } from 'react';
import { useAsk } from '../client/ask.ts';
import { useSend, type Refusal } from '../client/send.ts';
import { useHasRole, useReader } from '../client/viewer.ts';
import { MailingReach, SendMailing, type MailingReachQuery } from '../gql/mailings.ts';
import { RegisterWords, type MemberKind } from '../gql/people.ts';
import { languageName } from '../i18n/language-name.ts';
import { useLanguage, useText } from '../i18n/texts.ts';
import { go, routeAt } from '../routing/place.ts';
import { Button } from '../ui/Button.tsx';
import { ChoiceField, TextArea, TextField } from '../ui/fields.tsx';
import { Form, type Values } from '../ui/Form.tsx';
import { Loaded, Loading } from '../ui/Loaded.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Page } from '../ui/Page.tsx';
import { RefusalNotice } from '../ui/RefusalNotice.tsx';
import { Reach } from './Reach.tsx';

type ReachTold = Extract<MailingReachQuery['mailingReach'], { readonly __typename: 'MailingReach' }>;

/** News may be refused; what members have to be told reaches everyone. */
const sorts = ['news', 'notice'] as const;
type Sorted = (typeof sorts)[number];

const route = routeAt('/mailings/new');
const kinds: readonly MemberKind[] = ['organisation', 'individual'];
const subjectLengthMax = 200;
const bodyLengthMax = 20_000;

/** Writing to the members of a filter of the register: whom it reaches, then the words in each language. */
export function WriteMailing(): ReactNode {
  const text = useText();
  const mayWrite = useHasRole('secretary', 'custodian');
  if (!mayWrite)
    return (
      <Page title={text('mailings:newTitle')}>
        <Notice>
          <p>{text('refusals:NOT_ALLOWED')}</p>
        </Notice>
      </Page>
    );
  return (
    <Page title={text('mailings:newTitle')} lead={text('mailings:newLead')}>
      <ToWhom />
    </Page>
  );
}

/** Who acts for a custodian writes to its members, unless the address says to whom. */
function ToWhom(): ReactNode {
  const text = useText();
  const { search, class: held, custodian, kind: named } = route.useSearch();
  const isSecretary = useHasRole('secretary');
  const words = useAsk(RegisterWords, {}, { pause: isSecretary || custodian !== undefined });
  const kept = words.data?.federation.custodians.find(({ keptByReader }) => keptByReader);
  const kind = kinds.find((known) => known === named);
  const narrowed = { search, class: held, custodian: custodian ?? kept?.slug, kind };
  if (words.loading && !words.data) return <Loading />;
  return (
    <>
      {kept && <p dir="auto">{text('mailings:membersOf', { custodian: kept.name })}</p>}
      <Reached narrowed={narrowed} />
    </>
  );
}

function Reached({ narrowed }: { readonly narrowed: Narrowed }): ReactNode {
  const asking = useAsk(MailingReach, narrowed);
  return (
    <Loaded of={asking}>
      {({ mailingReach: reach }) =>
        reach.__typename === 'Refusal' ? (
          <RefusalNotice refusal={reach as Refusal} />
        ) : (
          <>
            <Reach reach={reach} narrowed={narrowed} />
            {reach.recipients > 0 && <Words reach={reach} narrowed={narrowed} />}
          </>
        )
      }
    </Loaded>
  );
}

type Narrowed = { readonly [name in 'search' | 'class' | 'custodian']?: string | undefined } & {
  readonly kind?: MemberKind | undefined;
};

type WordsProps = {
  readonly reach: ReachTold;
  readonly narrowed: Narrowed;
};

function Words({ reach, narrowed }: WordsProps): ReactNode {
  const text = useText();
  const shown = useLanguage();
  const { viewer } = useReader();
  const send = useSend(SendMailing);
  // One letter however often it is sent: an answer that was lost on its way does not send it twice.
  const [id] = useState(() => crypto.randomUUID());
  const own = isLanguage(viewer?.language ?? '') ? String(viewer?.language) : 'en';
  const [languages, setLanguages] = useState<readonly string[]>([own]);
  const [sort, setSort] = useState<Sorted>('news');
  const others = reach.languages.filter(({ language }) => !languages.includes(language));

  async function submit(values: Values): Promise<Refusal | null> {
    const inEach = (field: string) =>
      Object.fromEntries(languages.map((code) => [code, values[`${field}.${code}`] ?? '']));
    const written = { subject: inEach('subject'), body: inEach('body') };
    const sent = await send({
      input: { id, language: own, refusable: sort === 'news', ...narrowed, ...written },
    });
    if (!sent.ok) return sent.refusal;
    await go(`/mailings/${sent.value.id}`);
    return null;
  }

  return (
    <Form submit={text('mailings:send')} onSubmit={submit} wide>
      <Sort value={sort} onChange={setSort} />
      {languages.map((code) => (
        <InOneLanguage key={code} code={code} />
      ))}
      {others.length > 0 && (
        <>
          <p className="quiet">{text('mailings:otherwise', { language: languageName(own, shown) })}</p>
          <div className="row">
            {others.map(({ language }) => (
              <Button key={language} onClick={() => setLanguages([...languages, language])}>
                {text('mailings:add', { language: languageName(language, shown) })}
              </Button>
            ))}
          </div>
        </>
      )}
    </Form>
  );
}

/** The subject and the text in one language. */
function InOneLanguage({ code }: { readonly code: string }): ReactNode {
  const text = useText();
  const shown = useLanguage();
  return (
    <fieldset className="field">
      <legend>{text('mailings:in', { language: languageName(code, shown) })}</legend>
      <TextField
        name={`subject.${code}`}
        lang={code}
        dir="auto"
        label={text('mailings:subject')}
        maxLength={subjectLengthMax}
      />
      <TextArea
        name={`body.${code}`}
        lang={code}
        dir="auto"
        rows={10}
        label={text('mailings:body')}
        hint={text('mailings:bodyHint')}
        maxLength={bodyLengthMax}
      />
    </fieldset>
  );
}

type SortProps = { readonly value: Sorted; readonly onChange: (sort: Sorted) => void };

function Sort({ value, onChange }: SortProps): ReactNode {
  const text = useText();
  return (
    <ChoiceField
      name="sort"
      label={text('mailings:sort')}
      choices={sorts.map((sort) => ({
        value: sort,
        label: text(`mailings:${sort}`),
        hint: text(`mailings:${sort}Says`),
      }))}
      value={value}
      onChange={(chosen) => onChange(chosen === 'notice' ? 'notice' : 'news')}
    />
  );
}
