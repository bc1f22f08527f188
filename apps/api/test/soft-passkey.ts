import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';

/** A passkey in software: what a device holds, with its counter in our hands. */
export type SoftPasskey = {
  readonly id: string;
  /** The answer to "make a passkey". */
  made(options: Options, origin?: string): object;
  /** The answer to "sign": each adds one to the counter, unless it is told. */
  signed(options: Options, forged?: { readonly origin?: string; readonly counter?: number }): object;
};

/** What of the page's question a device looks at. */
export type Options = {
  readonly challenge: string;
  readonly rpId?: string;
  readonly rp?: { readonly id: string };
};

const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;
const HAS_KEY = 0x40;

/** Makes a passkey for a page at `home`; ES256, on one device, as a security key would. */
export function softPasskey(home: string): SoftPasskey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const credentialId = randomBytes(32);
  const id = credentialId.toString('base64url');
  let count = 0;
  const answer = (response: object) => ({
    id,
    rawId: id,
    type: 'public-key',
    response,
    clientExtensionResults: {},
  });
  return {
    id,
    made: (options, origin = home) =>
      answer({
        clientDataJSON: said('webauthn.create', options.challenge, origin),
        attestationObject: attested(
          dataOf(options.rp?.id ?? '', USER_PRESENT | USER_VERIFIED | HAS_KEY, 0, [
            Buffer.alloc(16),
            Buffer.from([0, credentialId.length]),
            credentialId,
            coseOf(publicKey.export({ format: 'jwk' })),
          ]),
        ),
        transports: ['usb'],
      }),
    signed: (options, { origin = home, counter = (count += 1) } = {}) => {
      const authenticatorData = dataOf(options.rpId ?? '', USER_PRESENT | USER_VERIFIED, counter);
      const clientDataJSON = said('webauthn.get', options.challenge, origin);
      const digest = createHash('sha256').update(Buffer.from(clientDataJSON, 'base64url')).digest();
      return answer({
        clientDataJSON,
        authenticatorData: authenticatorData.toString('base64url'),
        signature: sign('sha256', Buffer.concat([authenticatorData, digest]), privateKey).toString(
          'base64url',
        ),
      });
    },
  };
}

function said(type: string, challenge: string, origin: string): string {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false })).toString('base64url');
}

/** Authenticator data, WebAuthn §6.1: hash of the site's id, flags, counter, and after making the key itself. */
function dataOf(rpId: string, flags: number, counter: number, key: readonly Buffer[] = []): Buffer {
  const counted = Buffer.alloc(4);
  counted.writeUInt32BE(counter);
  return Buffer.concat([createHash('sha256').update(rpId).digest(), Buffer.from([flags]), counted, ...key]);
}

/** A public key of P-256 in COSE: kty 2, alg -7, crv 1, x, y. */
function coseOf({ x = '', y = '' }: { x?: string; y?: string }): Buffer {
  const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'base64url'));
  const key = new Map<number, number | Uint8Array>([
    [1, 2],
    [3, -7],
    [-1, 1],
    [-2, bytes(x)],
    [-3, bytes(y)],
  ]);
  return Buffer.from(isoCBOR.encode(key));
}

function attested(authData: Buffer): string {
  const statement = new Map<string, unknown>([
    ['fmt', 'none'],
    ['attStmt', new Map()],
    ['authData', new Uint8Array(authData)],
  ]);
  return Buffer.from(isoCBOR.encode(statement as Parameters<typeof isoCBOR.encode>[0])).toString('base64url');
}
