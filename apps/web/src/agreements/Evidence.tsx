import { textHash } from '@plenaria/agreements';
import { useState, type ReactNode } from 'react';
import { useAsk } from '../client/ask.ts';
import { AcceptancePage, type EvidenceFragment } from '../gql/agreements.ts';
import { languageName } from '../i18n/language-name.ts';
import { useLanguage, useSpoken, useText } from '../i18n/texts.ts';
import { Link } from '../routing/Link.tsx';
import { routeAt } from '../routing/place.ts';
import { NotFound } from '../shell/NotFound.tsx';
import { Button } from '../ui/Button.tsx';
import { Facts } from '../ui/Facts.tsx';
import { FileLink } from '../ui/FileLink.tsx';
import { Filled } from '../ui/Filled.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Page } from '../ui/Page.tsx';
import { Tag } from '../ui/Tag.tsx';
import { Instant } from '../ui/Time.tsx';
import { useSaid } from '../ui/use-said.tsx';
import { About, Holds } from './About.tsx';
import { Body } from './Reading.tsx';
import { Withdraw } from './Withdraw.tsx';

const route = routeAt('/acceptances/$id');

/** The proof of an acceptance: who agreed for whom to which words, and how anyone can check it. */
export function Evidence(): ReactNode {
  const { id } = route.useParams();
  const asking = useAsk(AcceptancePage, { id });
  return (
    <Loaded of={asking}>
      {({ acceptance }) => (acceptance ? <Shown evidence={acceptance} again={asking.again} /> : <NotFound />)}
    </Loaded>
  );
}

type ShownProps = { readonly evidence: EvidenceFragment; readonly again: () => void };

function Shown({ evidence, again }: ShownProps): ReactNode {
  const text = useText();
  const { acceptance, text: words } = evidence;
  const [said, say] = useSaid();
  return (
    <Page
      title={text('agreements:evidence.title')}
      actions={
        <FileLink href={`/acceptances/${acceptance.id}/document.pdf`}>
          {text('agreements:evidence.pdf')}
        </FileLink>
      }
    >
      {said}
      <p>
        <Stands evidence={evidence} />
      </p>
      <EvidenceFacts evidence={evidence} />
      <Recomputed evidence={evidence} />
      <TakeBack
        evidence={evidence}
        onDone={() => {
          say(text('agreements:withdraw.done'));
          again();
        }}
      />
      <Words of={words} />
    </Page>
  );
}

/** Whoever accepted may withdraw it, or who signs for the member by now, after reading what that means. */
function TakeBack({
  evidence,
  onDone,
}: Pick<ShownProps, 'evidence'> & { readonly onDone: () => void }): ReactNode {
  const text = useText();
  const { acceptance, document, member, mayWithdraw } = evidence;
  const [wants, setWants] = useState(false);
  const close = (): void => setWants(false);
  if (!mayWithdraw) return null;
  return (
    <section className="no-print">
      <h2>{text('agreements:withdraw.title')}</h2>
      <p>{text('agreements:withdraw.lead')}</p>
      <Button look="danger" onClick={() => setWants(true)}>
        {text('agreements:withdraw.title')}
      </Button>
      <Withdraw
        id={acceptance.id}
        asked={document.asked}
        member={member?.name ?? acceptance.forName ?? null}
        open={wants}
        onClose={close}
        onDone={() => {
          close();
          onDone();
        }}
      />
    </section>
  );
}

/** What was agreed to, as it was shown. */
function Words({ of: { title, body, language } }: { readonly of: EvidenceFragment['text'] }): ReactNode {
  const text = useText();
  return (
    <section aria-labelledby="shown">
      <h2 id="shown">{text('agreements:evidence.text')}</h2>
      <p>
        <b dir="auto" lang={language}>
          {title}
        </b>
      </p>
      <Body body={body} lang={language} />
    </section>
  );
}

function EvidenceFacts({ evidence }: { readonly evidence: EvidenceFragment }): ReactNode {
  const text = useText();
  const spoken = useSpoken();
  const reader = useLanguage();
  const { acceptance, member } = evidence;
  const signedFor = acceptance.forName ?? member?.name;
  return (
    <Facts
      facts={[
        {
          label: text('agreements:evidence.document'),
          value: <DocumentFact evidence={evidence} />,
        },
        { label: text('agreements:evidence.who'), value: <bdi>{acceptance.person.name}</bdi> },
        {
          label: text('agreements:evidence.forWhom'),
          value: signedFor ? <bdi>{signedFor}</bdi> : text('agreements:evidence.forSelf'),
        },
        ...(evidence.document.asked === 'sign' && evidence.through
          ? [{ label: text('agreements:evidence.through'), value: <bdi>{evidence.through}</bdi> }]
          : []),
        { label: text('agreements:evidence.when'), value: <Instant at={acceptance.at} /> },
        { label: text('agreements:evidence.language'), value: languageName(acceptance.language, reader) },
        {
          label: text('agreements:evidence.method'),
          value: spoken('agreements', `method.${acceptance.method}`) ?? acceptance.method,
        },
      ]}
    />
  );
}

function DocumentFact({ evidence }: { readonly evidence: EvidenceFragment }): ReactNode {
  const { document, version, text: words } = evidence;
  return (
    <>
      <p>
        <Link
          to="/agreements/$slug"
          params={{ slug: document.slug }}
          search={{ version: String(version.number), text: words.language }}
        >
          <bdi lang={words.language}>{words.title}</bdi>
        </Link>
      </p>
      <p className="quiet">
        <About document={document} /> · <Holds version={version} />
      </p>
    </>
  );
}

/** Whether it still stands, before anything else. */
function Stands({ evidence }: { readonly evidence: EvidenceFragment }): ReactNode {
  const text = useText();
  const { withdrawal } = evidence.acceptance;
  if (!withdrawal) return <Tag mark="agree">{text('agreements:evidence.stands')}</Tag>;
  const { at, person, reason } = withdrawal;
  return (
    <span className="sentence">
      <Tag mark="block">
        <span>
          <Filled
            says="agreements:evidence.withdrawn"
            places={{
              when: <Instant at={at} />,
              name: <bdi>{person.name}</bdi>,
              reason: <bdi>{reason}</bdi>,
            }}
          />
        </span>
      </Tag>
    </span>
  );
}

/** Computes the hash again from the words that are shown; the hash itself is there for whoever wants it. */
function Recomputed({ evidence: { acceptance, text: words } }: Pick<ShownProps, 'evidence'>): ReactNode {
  const text = useText();
  const { language, title, body } = words;
  const fits = textHash({ language, title, body }) === acceptance.sha256;
  const code = (value: string) => (
    <code dir="ltr" className="hash">
      {value}
    </code>
  );
  return (
    <>
      <Notice {...(fits ? {} : { kind: 'problem' as const })}>
        <p>{fits ? text('agreements:evidence.fits') : text('agreements:evidence.fitsNot')}</p>
      </Notice>
      <details className="more">
        <summary>{text('agreements:evidence.checks')}</summary>
        <Facts
          facts={[
            { label: text('agreements:evidence.hash'), value: code(acceptance.sha256) },
            { label: text('agreements:evidence.number'), value: code(acceptance.id) },
          ]}
        />
      </details>
    </>
  );
}
