import type { ReactNode } from 'react';
import { useText } from '../i18n/texts.ts';
import { TextArea, TextField } from '../ui/fields.tsx';

type WordFieldsProps = {
  readonly lang: string;
  readonly title: string | undefined;
  readonly body: string | undefined;
};

const titleLengthMax = 200;
const bodyLengthMax = 20_000;

/** The title and the text of a decision, as everybody writes them. */
export function WordFields({ lang, title, body }: WordFieldsProps): ReactNode {
  const text = useText();
  return (
    <>
      <TextField
        name="title"
        lang={lang}
        label={text('decide:titleField')}
        hint={text('decide:titleHint')}
        maxLength={titleLengthMax}
        defaultValue={title}
      />
      <TextArea
        name="body"
        lang={lang}
        rows={14}
        label={text('decide:bodyField')}
        hint={text('decide:bodyHint')}
        maxLength={bodyLengthMax}
        defaultValue={body}
      />
    </>
  );
}
