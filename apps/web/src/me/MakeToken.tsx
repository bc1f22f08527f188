import { useState, type ReactNode } from 'react';
import { useSend } from '../client/send.ts';
import { MakeApiToken } from '../gql/tokens.ts';
import { useText } from '../i18n/texts.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { CheckField, SelectField, TextField } from '../ui/fields.tsx';
import { Form } from '../ui/Form.tsx';
import { useField } from '../ui/form-state.ts';
import { useReason } from '../ui/RefusalNotice.tsx';
import { scopes, scopeText } from './scopes.ts';

const DAYS = 90;

/** Makes a token for what its owner ticks, and shows it once. */
export function MakeToken({ onClose }: { readonly onClose: () => void }): ReactNode {
  const text = useText();
  const make = useSend(MakeApiToken);
  const [secret, setSecret] = useState<string | null>(null);

  async function makeIt(values: Readonly<Record<string, string>>) {
    const ticked = scopes.filter((scope) => values[scope] !== undefined);
    const sent = await make({ name: values['name'] ?? '', scopes: ticked, days: Number(values['days']) });
    if (!sent.ok) return sent.refusal;
    setSecret(sent.value.secret);
    return null;
  }

  return (
    <Dialog title={text(secret === null ? 'me:makeToken' : 'me:tokenMade')} open onClose={onClose}>
      {secret === null ? (
        <Form
          submit={text('me:makeToken')}
          onSubmit={makeIt}
          beside={<Button onClick={onClose}>{text('common:action.cancel')}</Button>}
        >
          <TextField
            name="name"
            label={text('me:tokenName')}
            hint={text('me:tokenNameHint')}
            maxLength={80}
          />
          <Scopes />
          <SelectField
            name="days"
            label={text('me:tokenDays')}
            defaultValue={DAYS}
            options={[
              { value: '30', label: text('me:tokenDays.30') },
              { value: '90', label: text('me:tokenDays.90') },
              { value: '365', label: text('me:tokenDays.365') },
            ]}
          />
        </Form>
      ) : (
        <Made secret={secret} onClose={onClose} />
      )}
    </Dialog>
  );
}

type MadeProps = { readonly secret: string; readonly onClose: () => void };

function Made({ secret, onClose }: MadeProps): ReactNode {
  const text = useText();
  return (
    <>
      <p>{text('me:tokenMadeLead')}</p>
      <p className="token">
        <code dir="ltr">{secret}</code>
      </p>
      <Button look="main" onClick={onClose}>
        {text('me:tokenKept')}
      </Button>
    </>
  );
}

function Scopes(): ReactNode {
  const text = useText();
  const reason = useReason();
  const { id, problem } = useField('scopes');
  return (
    <fieldset className="field" id={id} tabIndex={-1}>
      <legend>{text('me:tokenScopes')}</legend>
      {problem && <p className="problem">{reason(problem)}</p>}
      {scopes.map((scope) => (
        <CheckField key={scope} name={scope} label={text(scopeText(scope))} />
      ))}
    </fieldset>
  );
}
