import { useState, type ReactNode } from 'react';
import { useSend, type Refusal } from '../client/send.ts';
import { WriteDocumentText } from '../gql/documents.ts';
import { useText } from '../i18n/texts.ts';
import { Button } from '../ui/Button.tsx';
import { Diff } from '../ui/Diff.tsx';
import { TextArea, TextField } from '../ui/fields.tsx';
import { Form, type Values } from '../ui/Form.tsx';
import { Notice } from '../ui/Notice.tsx';
import { keepsTyped, useTyped } from '../ui/use-typed.ts';
import { Body } from './Reading.tsx';

type Words = { readonly title: string; readonly body: string; readonly summary: string };

type WriteFormProps = {
  readonly slug: string;
  /** Null for the draft. */
  readonly versionId: string | null;
  readonly language: string;
  /** What stands there; undefined when nothing does. */
  readonly words: (Words & { readonly sha256: string }) | undefined;
  /** What the fields begin with where nothing stands. */
  readonly start?: Words | undefined;
  readonly onDone: () => void;
};

const titleLengthMax = 200;
const bodyLengthMax = 60_000;
const summaryLengthMax = 4_000;

/** Words of a version in one language. What is typed stays on this device until it is saved. */
export function WriteForm({ slug, versionId, language, words, start, onDone }: WriteFormProps): ReactNode {
  const text = useText();
  const write = useSend(WriteDocumentText);
  const typed = useTyped(`document ${slug} ${versionId ?? 'draft'} ${language}`);
  const [base, setBase] = useState(words?.sha256 ?? null);
  const [mismatch, setMismatch] = useState<Mismatch | null>(null);
  const [preview, setPreview] = useState<string | null>(null);
  const first = (name: keyof Words) => typed.value(name) ?? words?.[name] ?? start?.[name];

  async function send({ title = '', body = '', summary = '' }: Values): Promise<Refusal | null> {
    const sent = await write({ slug, versionId, language, title, body, summary, base });
    if (sent.ok) {
      typed.forget();
      onDone();
      return null;
    }
    const found = mismatchIn(sent.refusal);
    setMismatch(found);
    // Who has read what the other wrote and saves again knows what they replace.
    if (found) setBase(found.base);
    return sent.refusal;
  }

  return (
    <div {...keepsTyped(typed)}>
      {mismatch && (
        <Notice kind="wait">
          <p>{text('agreements:admin.theirs')}</p>
          {mismatch.theirs && <Diff older={mismatch.yours} newer={mismatch.theirs} lang={language} />}
        </Notice>
      )}
      <Form
        wide
        submit={text('common:action.save')}
        onSubmit={send}
        beside={
          <Button look="plain" onClick={() => setPreview(preview === null ? (first('body') ?? '') : null)}>
            {text('agreements:admin.preview')}
          </Button>
        }
      >
        <Fields language={language} first={first} />
      </Form>
      {preview !== null && (
        <section className="aside" aria-label={text('agreements:admin.preview')}>
          <Body body={preview} lang={language} />
        </section>
      )}
    </div>
  );
}

type FieldsProps = {
  readonly language: string;
  readonly first: (name: keyof Words) => string | undefined;
};

function Fields({ language, first }: FieldsProps): ReactNode {
  const text = useText();
  return (
    <>
      <TextField
        name="title"
        lang={language}
        label={text('agreements:admin.fieldTitle')}
        maxLength={titleLengthMax}
        defaultValue={first('title')}
      />
      <TextArea
        name="summary"
        lang={language}
        rows={4}
        label={text('agreements:admin.fieldSummary')}
        hint={text('agreements:admin.fieldSummaryHint')}
        maxLength={summaryLengthMax}
        defaultValue={first('summary')}
      />
      <TextArea
        name="body"
        lang={language}
        rows={16}
        label={text('agreements:admin.fieldBody')}
        hint={text('agreements:admin.fieldBodyHint')}
        maxLength={bodyLengthMax}
        defaultValue={first('body')}
      />
    </>
  );
}

type TitleAndBody = { readonly title: string; readonly body: string };
type Mismatch = {
  readonly base: string | null;
  readonly yours: TitleAndBody;
  readonly theirs: TitleAndBody | null;
};

/** What somebody else saved meanwhile, if that is why the text was not. */
function mismatchIn({ code, details }: Refusal): Mismatch | null {
  return code === 'VERSION_MISMATCH' && 'yours' in details ? (details as Mismatch) : null;
}
