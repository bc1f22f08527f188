import { hasEnded, versionFor } from '@plenaria/agreements';
import { useState, type ReactNode } from 'react';
import { useAsk } from '../client/ask.ts';
import { useHasRole } from '../client/viewer.ts';
import { AgreementPage, type AgreementPageQuery } from '../gql/agreements.ts';
import { useLanguage, useText } from '../i18n/texts.ts';
import { Link } from '../routing/Link.tsx';
import { today } from '../people/today.ts';
import { routeAt } from '../routing/place.ts';
import { NotFound } from '../shell/NotFound.tsx';
import { Button } from '../ui/Button.tsx';
import { LanguageSwitch } from '../ui/LanguageSwitch.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Page } from '../ui/Page.tsx';
import { About, Holds } from './About.tsx';
import { AdoptedBy } from './AdoptedBy.tsx';
import { answerAt, Answers } from './Answers.tsx';
import { Compare } from './Compare.tsx';
import { EndNotice } from './Ended.tsx';
import { Reading } from './Reading.tsx';
import { Versions } from './Versions.tsx';

/** A document as its page asks for it. */
export type ShownDocument = NonNullable<AgreementPageQuery['agreement']>;
/** One of its versions. */
export type ShownVersion = ShownDocument['versions'][number];
/** Where the reader stands with it. */
export type ShownDuty = AgreementPageQuery['agreementDuties'][number];

const route = routeAt('/agreements/$slug');

/** A document to be read: its summary, its contents, what changed, the text, and the answer. */
export function Agreement(): ReactNode {
  const { slug } = route.useParams();
  const { text: language } = route.useSearch();
  const asking = useAsk(AgreementPage, { slug, language: language ?? null });
  return (
    <Loaded of={asking}>
      {({ agreement, agreementDuties }) =>
        agreement ? (
          <Shown
            document={agreement}
            duties={agreementDuties.filter(({ document }) => document.slug === slug)}
            again={asking.again}
          />
        ) : (
          <NotFound />
        )
      }
    </Loaded>
  );
}

type ShownProps = {
  readonly document: ShownDocument;
  readonly duties: readonly ShownDuty[];
  readonly again: () => void;
};

function Shown({ document, duties, again }: ShownProps): ReactNode {
  const text = useText();
  const language = useLanguage();
  const { version: wanted, compare, text: chosen } = route.useSearch();
  const { versions } = document;
  const ended = hasEnded(document, today());
  const current = versionFor(document, today());
  const version = versions.find(({ number }) => String(number) === wanted) ?? current;
  const agreedTo = duties.find(({ agreedTo: earlier }) => earlier)?.agreedTo?.number;
  // What one accepted is laid beside what holds without being asked, as long as one looks at what holds.
  const [since] = useState(agreedTo);
  const withNumber = compare ?? (version === current ? since?.toString() : undefined);
  const other = versions.find(({ number }) => String(number) === withNumber && number !== version?.number);
  const words = version?.text;
  if (!version || !words) return <NotFound />;
  const isCurrent = version === current;
  const own = chosen ?? (language === 'pseudo' ? 'en' : language);
  return (
    <Page
      own
      title={words.title}
      lead={<About document={document} />}
      actions={<Button onClick={() => window.print()}>{text('agreements:print')}</Button>}
    >
      <p>
        <Holds version={version} /> · <AdoptedBy version={version} />
      </p>
      <EndNotice document={document} />
      <ToAcceptances document={document} />
      {!isCurrent && <ToCurrent slug={document.slug} language={chosen} />}
      <LanguageSwitch
        label={text('agreements:languages')}
        languages={version.texts.map(({ language: code }) => code)}
        shown={words.language}
      />
      {other && (
        <Compare
          slug={document.slug}
          {...inOrder(version, other)}
          sinceAgreed={since === other.number && other.number < version.number}
          answerAt={isCurrent ? answerAt(duties) : null}
        />
      )}
      <Reading version={version} words={words} own={own} />
      {isCurrent && (!ended || duties.length > 0) && (
        <Answers document={document} version={version} duties={duties} again={again} />
      )}
      <Versions document={document} shown={version} />
    </Page>
  );
}

/** Of what members sign with the federation, each custodian may see which of its own have. */
function ToAcceptances({ document }: { readonly document: ShownDocument }): ReactNode {
  const text = useText();
  const keepsMembers = useHasRole('secretary', 'custodian');
  if (!keepsMembers || document.custodian !== null || document.asked !== 'sign') return null;
  return (
    <p className="no-print">
      <Link to="/admin/documents/$slug/acceptances" params={{ slug: document.slug }}>
        {text('agreements:admin.acceptances')}
      </Link>
    </p>
  );
}

/** What is shown does not hold: the way to what does. */
function ToCurrent({ slug, language }: { readonly slug: string; readonly language: string | undefined }) {
  const text = useText();
  return (
    <Notice kind="wait">
      <p>
        <Link to="/agreements/$slug" params={{ slug }} search={{ text: language }}>
          {text('agreements:toCurrent')}
        </Link>
      </p>
    </Notice>
  );
}

/** Whichever of the two is shown, a change is read from the earlier to the later. */
function inOrder(one: ShownVersion, other: ShownVersion) {
  return one.number < other.number ? { older: one, newer: other } : { older: other, newer: one };
}
