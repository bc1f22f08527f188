import { languages, ownNameOf } from '@plenaria/i18n';
import { useState, type ReactNode } from 'react';
import { useSend, type Refusal } from '../client/send.ts';
import { useReader } from '../client/viewer.ts';
import { ReviewDocumentText } from '../gql/documents.ts';
import { useText } from '../i18n/texts.ts';
import { Button } from '../ui/Button.tsx';
import { RefusalNotice } from '../ui/RefusalNotice.tsx';
import { Tag } from '../ui/Tag.tsx';
import { useSaid } from '../ui/use-said.tsx';
import type { Kept, KeptVersion } from './KeptDocument.tsx';
import { WriteForm } from './WriteForm.tsx';

type WordingsProps = {
  readonly document: Kept;
  readonly version: KeptVersion;
  readonly again: () => void;
};

/** In which languages a version is there, and what can be done with each. */
export function Wordings({ document, version, again }: WordingsProps): ReactNode {
  const text = useText();
  const [said, say] = useSaid();
  const codes = [version.language, ...languages.map(({ code }) => code)];
  return (
    <>
      <h3>{text('agreements:admin.translations')}</h3>
      {said}
      <ul className="lines">
        {[...new Set(codes)].map((code) => (
          <Wording
            key={code}
            document={document}
            version={version}
            language={code}
            onDone={(done) => {
              if (done !== null) say(done);
              again();
            }}
          />
        ))}
      </ul>
    </>
  );
}

type Words = KeptVersion['texts'][number];

type WordingProps = Omit<WordingsProps, 'again'> & {
  readonly language: string;
  /** Hears what to say of it; null where it did not come to that. */
  readonly onDone: (said: string | null) => void;
};

function Wording({ document, version, language, onDone }: WordingProps): ReactNode {
  const text = useText();
  const { viewer } = useReader();
  const [isWriting, setIsWriting] = useState(false);
  const words = version.texts.find((one) => one.language === language);
  const isAuthoritative = language === version.language;
  const isFixed = isAuthoritative && version.publishedAt !== null;
  const waitsForReview = words && words.status !== 'reviewed' && words.current;
  const mayReview = waitsForReview && words.author?.id !== viewer?.person.id;

  return (
    <li>
      <div>
        <b lang={language}>{ownNameOf(language)}</b>{' '}
        <Standing words={words} isAuthoritative={isAuthoritative} />
      </div>
      {!isFixed && (
        <div className="row">
          {mayReview && (
            <ReviewButton
              slug={document.slug}
              textId={words.id}
              onDone={(isDone) => onDone(isDone ? text('agreements:admin.isReviewed') : null)}
            />
          )}
          <Button look="plain" aria-expanded={isWriting} onClick={() => setIsWriting(!isWriting)}>
            {words ? text('agreements:admin.edit') : text('agreements:admin.write')}
            <span className="unseen"> ({ownNameOf(language)})</span>
          </Button>
        </div>
      )}
      {isWriting && (
        <div className="below">
          <WriteForm
            slug={document.slug}
            versionId={version.publishedAt === null ? null : version.id}
            language={language}
            words={words}
            start={version.texts.find((one) => one.language === version.language)}
            onDone={() => {
              setIsWriting(false);
              onDone(text('agreements:admin.isSaved'));
            }}
          />
        </div>
      )}
    </li>
  );
}

type StandingProps = { readonly words: Words | undefined; readonly isAuthoritative: boolean };

function Standing({ words, isAuthoritative }: StandingProps): ReactNode {
  const text = useText();
  if (!words) return <Tag mark="quiet">{text('agreements:admin.missing')}</Tag>;
  if (isAuthoritative) return <Tag mark="agree">{text('agreements:admin.authoritative')}</Tag>;
  if (!words.current) return <Tag mark="wait">{text('agreements:admin.outdated')}</Tag>;
  if (words.status === 'reviewed') return <Tag mark="agree">{text('agreements:admin.reviewed')}</Tag>;
  return <Tag mark="wait">{text('agreements:admin.unreviewed')}</Tag>;
}

type ReviewButtonProps = {
  readonly slug: string;
  readonly textId: string;
  readonly onDone: (isDone: boolean) => void;
};

/** A second person says that the translation says the same. */
function ReviewButton({ slug, textId, onDone }: ReviewButtonProps): ReactNode {
  const text = useText();
  const review = useSend(ReviewDocumentText);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function send(): Promise<void> {
    const sent = await review({ slug, textId });
    setRefusal(sent.ok ? null : sent.refusal);
    onDone(sent.ok);
  }

  return (
    <>
      {refusal && <RefusalNotice refusal={refusal} />}
      <Button onClick={() => send()}>{text('agreements:admin.reviewVerb')}</Button>
    </>
  );
}
