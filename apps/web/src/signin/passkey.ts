import { startAuthentication, startRegistration } from '@simplewebauthn/browser';
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';
import { client } from '../client/client.ts';
import { send, type Sent } from '../client/send.ts';
import { AskToSignIn, AskToStepUp, SignInWithPasskey, StepUpWithPasskey } from '../gql/signin.ts';

export { browserSupportsWebAuthn, browserSupportsWebAuthnAutofill } from '@simplewebauthn/browser';

/** The browser's word for "nobody wanted it any more": another question has taken the place of this one. */
const ABORTED = 'ERROR_CEREMONY_ABORTED';

/** Lets the reader sign in with a passkey; `quietly` offers it within the address field and waits. */
export async function signInWithPasskey(quietly: boolean): Promise<Sent<unknown> | 'aborted'> {
  const asked = await send(client, AskToSignIn, {});
  if (!asked.ok) return asked;
  const { origin, options } = asked.value;
  const optionsJSON = options as PublicKeyCredentialRequestOptionsJSON;
  const response = await answerOf(origin, () =>
    startAuthentication({ optionsJSON, useBrowserAutofill: quietly }),
  );
  if (response === 'aborted' || !response.ok) return response;
  return send(client, SignInWithPasskey, { response: response.value });
}

/** Lets the reader show with a passkey that it is still them. */
export async function stepUpWithPasskey(): Promise<Sent<unknown> | 'aborted'> {
  const asked = await send(client, AskToStepUp, {});
  if (!asked.ok) return asked;
  const { origin, options } = asked.value;
  const optionsJSON = options as PublicKeyCredentialRequestOptionsJSON;
  const response = await answerOf(origin, () => startAuthentication({ optionsJSON }));
  if (response === 'aborted' || !response.ok) return response;
  return send(client, StepUpWithPasskey, { response: response.value });
}

type Question = { readonly options: unknown; readonly origin: string };

/** Lets the device make a passkey. */
export async function makePasskey({ origin, options }: Question): Promise<Sent<object>> {
  const optionsJSON = options as PublicKeyCredentialCreationOptionsJSON;
  const made = await answerOf(origin, () => startRegistration({ optionsJSON }));
  return made === 'aborted' ? saidNo : made;
}

const saidNo = refused('DEVICE_SAID_NO');

function refused(code: string, details: Readonly<Record<string, unknown>> = {}): Sent<never> {
  return { ok: false, refusal: { code, details } };
}

/** What the device answers. It says no by throwing, and does not say more: that would tell sites what it holds. */
async function answerOf<Answer>(here: string, ask: () => Promise<Answer>): Promise<Sent<Answer> | 'aborted'> {
  try {
    return { ok: true, value: await ask() };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === ABORTED) return 'aborted';
    const name = error instanceof Error ? error.name : null;
    if (name === 'InvalidStateError') return refused('PASSKEY_KNOWN');
    // The browser asks no device for passkeys of another address than the one that it shows.
    return name === 'SecurityError' ? refused('PASSKEY_OTHER_ORIGIN', { here }) : saidNo;
  }
}
