import type { ReactNode } from 'react';
import { useAsk } from '../client/ask.ts';
import { AgreementWords } from '../gql/agreements.ts';
import { useText } from '../i18n/texts.ts';
import { Diff } from '../ui/Diff.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import type { ShownVersion } from './Agreement.tsx';
import { jump } from './jump.ts';

type CompareProps = {
  readonly slug: string;
  readonly older: ShownVersion;
  readonly newer: ShownVersion;
  /** Is the older one what the reader agreed to? */
  readonly sinceAgreed: boolean;
  /** Where the reader answers on this page, if they are asked to. */
  readonly answerAt: string | null;
};

/** What changed between two versions, word by word, in the reader's language where both are there in it. */
export function Compare({ slug, older, newer, sinceAgreed, answerAt }: CompareProps): ReactNode {
  const text = useText();
  const inOneLanguage = older.text?.language === newer.text?.language;
  return (
    <section aria-labelledby="compare" className="no-print">
      <h2 id="compare">{text('agreements:compare')}</h2>
      <p className="quiet">
        {sinceAgreed
          ? text('agreements:compareSince', { version: older.number })
          : text('agreements:compareFrom', { from: older.number, to: newer.number })}
      </p>
      {inOneLanguage && older.text && newer.text ? (
        <Changes older={older.text} newer={newer.text} />
      ) : (
        <InAuthoritative slug={slug} older={older.number} newer={newer.number} />
      )}
      {answerAt && (
        <p>
          <a href={`#${answerAt}`} onClick={(event) => jump(event, answerAt)}>
            {text('agreements:toAnswer')}
          </a>
        </p>
      )}
    </section>
  );
}

/** Words of a version in one language. */
export type Wording = {
  readonly language: string;
  readonly title: string;
  readonly body: string;
  readonly sha256: string;
};

/** Two wordings woven together, or that they are the same. */
export function Changes({ older, newer }: { readonly older: Wording; readonly newer: Wording }): ReactNode {
  const text = useText();
  if (older.sha256 === newer.sha256) return <p>{text('agreements:compareSame')}</p>;
  return <Diff older={older} newer={newer} lang={newer.language} />;
}

type Numbers = { readonly slug: string; readonly older: number; readonly newer: number };

/** One of the two is not there in the reader's language, so both are laid side by side in that which decides. */
function InAuthoritative({ slug, older, newer }: Numbers): ReactNode {
  const text = useText();
  const asking = useAsk(AgreementWords, { slug });
  return (
    <Loaded of={asking}>
      {({ agreement }) => {
        const version = (wanted: number) => agreement?.versions.find(({ number }) => number === wanted);
        const language = version(newer)?.language;
        const words = (wanted: number) => {
          const texts = version(wanted)?.texts ?? [];
          return texts.find((one) => one.language === language) ?? texts[0];
        };
        const [before, after] = [words(older), words(newer)];
        return (
          <>
            <p className="quiet">{text('agreements:compareElsewhere', { version: older })}</p>
            {before && after && <Changes older={before} newer={after} />}
          </>
        );
      }}
    </Loaded>
  );
}
