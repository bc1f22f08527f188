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
  const response = await answerOf(() =>
    startAuthentication({
      optionsJSON: asked.value.options as PublicKeyCredentialRequestOptionsJSON,
      useBrowserAutofill: quietly,
    }),
  );
  if (response === 'aborted' || !response.ok) return response;
  return send(client, SignInWithPasskey, { response: response.value });
}

/** Lets the reader show with a passkey that it is still them. */
export async function stepUpWithPasskey(): Promise<Sent<unknown> | 'aborted'> {
  const asked = await send(client, AskToStepUp, {});
  if (!asked.ok) return asked;
  const optionsJSON = asked.value.options as PublicKeyCredentialRequestOptionsJSON;
  const response = await answerOf(() => startAuthentication({ optionsJSON }));
  if (response === 'aborted' || !response.ok) return response;
  return send(client, StepUpWithPasskey, { response: response.value });
}

/** Lets the device make a passkey. */
export async function makePasskey(options: unknown): Promise<Sent<object>> {
  const optionsJSON = options as PublicKeyCredentialCreationOptionsJSON;
  const made = await answerOf(() => startRegistration({ optionsJSON }));
  return made === 'aborted' ? saidNo : made;
}

const saidNo: Sent<never> = { ok: false, refusal: { code: 'DEVICE_SAID_NO', details: {} } };

/** What the device answers. It says no by throwing, and does not say more: that would tell sites what it holds. */
async function answerOf<Answer>(ask: () => Promise<Answer>): Promise<Sent<Answer> | 'aborted'> {
  try {
    return { ok: true, value: await ask() };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === ABORTED) return 'aborted';
    const known = error instanceof Error && error.name === 'InvalidStateError';
    return known ? { ok: false, refusal: { code: 'PASSKEY_KNOWN', details: {} } } : saidNo;
  }
}
