import { isLanguage, languages } from '@plenaria/i18n';
import { useState, type ReactNode } from 'react';
import { useSend } from '../client/send.ts';
import { BeginApplication } from '../gql/joining.ts';
import { useLanguage, useText } from '../i18n/texts.ts';
import { SelectField, TextField } from '../ui/fields.tsx';
import { Form } from '../ui/Form.tsx';
import { Notice } from '../ui/Notice.tsx';
import { rememberEmail } from '../signin/remembered-email.ts';

/** Name, address and language; the answer is the same whether or not anybody has the address. */
export function FirstQuestions({ custodian }: { readonly custodian: string }): ReactNode {
  const text = useText();
  const shown = useLanguage();
  const begin = useSend(BeginApplication);
  const [sentTo, setSentTo] = useState<string | null>(null);
  return (
    <>
      {sentTo === null ? (
        <p>{text('joining:begin.says')}</p>
      ) : (
        <Notice live>
          <p>{text('joining:begin.sent', { email: sentTo })}</p>
        </Notice>
      )}
      <Form
        submit={text('joining:begin.send')}
        onSubmit={async ({ name = '', email = '', language = '' }) => {
          const sent = await begin({ custodian, name, email: email.trim(), language });
          if (!sent.ok) return sent.refusal;
          rememberEmail(email.trim());
          setSentTo(email.trim());
          return null;
        }}
      >
        <TextField
          name="name"
          label={text('joining:begin.name')}
          hint={text('joining:begin.nameHint')}
          autoComplete="name"
          maxLength={200}
        />
        <TextField
          name="email"
          type="email"
          dir="ltr"
          label={text('joining:begin.email')}
          autoComplete="email"
          maxLength={254}
        />
        <SelectField
          name="language"
          label={text('joining:begin.language')}
          options={languages.map(({ code, ownName }) => ({ value: code, label: ownName }))}
          defaultValue={isLanguage(shown) ? shown : 'en'}
        />
      </Form>
    </>
  );
}
