import { ownNameOf, tagOf } from '@plenaria/i18n';
import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { About, Holds } from '../agreements/About.tsx';
import { Changes } from '../agreements/Compare.tsx';
import { Body, Trust } from '../agreements/Reading.tsx';
import type { Asking } from '../client/ask.ts';
import type { Refusal } from '../client/send.ts';
import { useReader } from '../client/viewer.ts';
import type { DocumentsToAgreeQuery } from '../gql/joining.ts';
import { useLanguage, useText } from '../i18n/texts.ts';
import { CheckField, SelectField } from '../ui/fields.tsx';
import { inUsualOrder } from '../ui/LanguageSwitch.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Prose } from '../ui/Prose.tsx';

type Waiting = DocumentsToAgreeQuery['documentsToAccept'][number];
type Words = NonNullable<Waiting['version']['text']>;

type DocumentsProps = {
  readonly asking: Asking<DocumentsToAgreeQuery>;
  /** The organisation as it is typed; null for somebody who applies as themself. */
  readonly signsFor: string | null;
  /** The language that was chosen for them all; null for the reader's own. */
  readonly readIn: string | null;
  readonly onReadIn: (language: string) => void;
};

/** What applies to whoever joins so: in plain words, whole, and with the box that agrees to these very words. */
export function Documents({ asking, signsFor, readIn, onReadIn }: DocumentsProps): ReactNode {
  const text = useText();
  const language = useLanguage();
  const own = readIn ?? tagOf(language);
  return (
    <section aria-labelledby="documents">
      <h2 id="documents">{text('joining:form.agree')}</h2>
      <Loaded of={asking}>
        {({ documentsToAccept }) =>
          documentsToAccept.length === 0 ? (
            <p className="quiet">{text('joining:form.agreeNothing')}</p>
          ) : (
            <>
              <p className="hint">{text('joining:form.agreeHint')}</p>
              <ReadIn waiting={documentsToAccept} own={own} onChoose={onReadIn} />
              {documentsToAccept.map(({ document, version }) =>
                version.text ? (
                  <OneDocument
                    key={`${document.slug} ${version.text.language}`}
                    document={document}
                    version={version}
                    words={version.text}
                    signsFor={signsFor}
                    own={own}
                  />
                ) : null,
              )}
            </>
          )
        }
      </Loaded>
    </section>
  );
}

type ReadInProps = {
  readonly waiting: readonly Waiting[];
  readonly own: string;
  readonly onChoose: (language: string) => void;
};

/** In which language the documents are read, and so agreed to; those that are not written in it say so. */
function ReadIn({ waiting, own, onChoose }: ReadInProps): ReactNode {
  const text = useText();
  const reader = useLanguage();
  const written = waiting.flatMap(({ version }) => version.texts.filter(({ current }) => current));
  // Their own as well, though nothing is written in it: so one finds the way back.
  const codes = new Set([tagOf(reader), own, ...written.map(({ language }) => language)]);
  if (codes.size < 2) return null;
  return (
    <SelectField
      name="readIn"
      label={text('joining:form.readIn')}
      value={own}
      onChange={({ target }) => onChoose(target.value)}
      options={inUsualOrder([...codes]).map((value) => ({ value, label: ownNameOf(value) }))}
    />
  );
}

type OneProps = Pick<Waiting, 'document' | 'version'> & {
  readonly own: string;
  readonly words: Words;
  readonly signsFor: string | null;
};

/** The box stands for the words above it: when they change it is empty again, and the change is marked. */
function OneDocument({ document, version, words, signsFor, own }: OneProps): ReactNode {
  const text = useText();
  const says = useSays(document, words, signsFor);
  const [shown, setShown] = useState(words);
  const [before, setBefore] = useState<Words | null>(null);
  const box = useRef<HTMLInputElement>(null);
  if (shown.sha256 !== words.sha256) {
    setBefore(shown);
    setShown(words);
  }
  // The same box, so that whoever was led to it stays there.
  useLayoutEffect(() => {
    if (before && box.current) box.current.checked = false;
  }, [before]);
  return (
    <article>
      <h3 dir="auto" lang={words.language}>
        {words.title}
      </h3>
      {before && (
        <Notice kind="wait" live>
          <p>{text('agreements:accept.changed')}</p>
          <Changes older={before} newer={words} />
        </Notice>
      )}
      <Trust version={version} words={words} own={own} />
      <Prose text={words.summary} lang={words.language} />
      <details className="more">
        <summary>
          {text('joining:form.readWhole')}
          <span className="unseen" dir="auto">
            {' '}
            {words.title}
          </span>
        </summary>
        <p className="quiet">
          <About document={document} /> · <Holds version={version} />
        </p>
        <Body body={words.body} lang={words.language} under={3} />
      </details>
      <CheckField
        ref={box}
        name={`${FIELD}${document.slug}`}
        value={`${version.id} ${words.language} ${words.sha256}`}
        required
        label={says}
      />
    </article>
  );
}

/** The title stands in sight above; whoever hears the box alone hears it too. */
function useSays({ asked }: Waiting['document'], { title }: Words, signsFor: string | null): ReactNode {
  const text = useText();
  const { viewer } = useReader();
  if (asked !== 'sign')
    return (
      <>
        {asked === 'read' ? text('joining:form.readIt') : text('joining:form.acceptIt')}
        <span className="unseen" dir="auto">
          {' '}
          {title}
        </span>
      </>
    );
  const member = signsFor === null ? (viewer?.person.name ?? '') : signsFor.trim();
  return member === ''
    ? text('joining:form.signUnnamed', { title })
    : text('joining:form.sign', { title, member });
}

const FIELD = 'document-';

/** A document that changed is answered where it stands, so that is where whoever applies is led. */
export function atDocument(refusal: Refusal): Refusal {
  const { code, details } = refusal;
  if (code !== 'DOCUMENT_CHANGED' || typeof details['slug'] !== 'string') return refusal;
  const field = { field: `${FIELD}${details['slug']}`, reason: 'refusals:DOCUMENT_CHANGED' };
  return { code: 'INVALID_INPUT', details: { fields: [field] } };
}

/** The words that were agreed to, as the boxes of the form say them. */
export function agreedIn(form: FormData) {
  return [...form].flatMap(([name, value]) => {
    if (!name.startsWith(FIELD) || typeof value !== 'string') return [];
    const [versionId = '', language = '', sha256 = ''] = value.split(' ');
    return [{ versionId, language, sha256 }];
  });
}
