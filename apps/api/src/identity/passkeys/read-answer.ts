import { decodeClientDataJSON } from '@simplewebauthn/server/helpers';
import { z } from 'zod';

/** Longer than any authenticator writes; whoever sends more is not answered by parsing it. */
const TEXT_MAX = 20_000;
const text = z.string().max(TEXT_MAX);
const encoded = text.regex(/^[\w-]*$/);

const common = {
  id: encoded.min(1).max(1364),
  rawId: encoded.min(1).max(1364),
  type: z.literal('public-key'),
  clientExtensionResults: z.object({}).default({}),
};

/** What a browser sends after a passkey was made. */
const registration = z.object({
  ...common,
  response: z.object({
    clientDataJSON: encoded,
    attestationObject: encoded,
    transports: z.array(z.string().max(30)).max(10).optional(),
  }),
});

/** What a browser sends after a passkey has signed. */
const assertion = z.object({
  ...common,
  response: z.object({
    clientDataJSON: encoded,
    authenticatorData: encoded,
    signature: encoded,
    userHandle: encoded.optional().nullable(),
  }),
});

/** What the browser says it was doing, which the passkey has signed with. */
export type Said = { readonly challenge: string; readonly origin: string; readonly type: string };

/** An answer in its right form, and what the browser says in it; null when it is none. */
export type Read<Answer> = { readonly answer: Answer; readonly said: Said } | null;

/** Reads the answer to "make a passkey". */
export function readRegistration(sent: unknown): Read<z.infer<typeof registration>> {
  return readWith(registration, sent);
}

/** Reads the answer to "sign with a passkey". */
export function readAssertion(sent: unknown): Read<z.infer<typeof assertion>> {
  return readWith(assertion, sent);
}

function readWith<Answer extends { readonly response: { readonly clientDataJSON: string } }>(
  schema: z.ZodType<Answer>,
  sent: unknown,
): Read<Answer> {
  const parsed = schema.safeParse(sent);
  if (!parsed.success) return null;
  const said = saidIn(parsed.data.response.clientDataJSON);
  return said ? { answer: parsed.data, said } : null;
}

const said = z.object({ challenge: text, origin: text, type: text });

function saidIn(clientDataJSON: string): Said | null {
  try {
    return said.safeParse(decodeClientDataJSON(clientDataJSON)).data ?? null;
  } catch {
    // Not JSON: nobody's browser wrote it.
    return null;
  }
}
