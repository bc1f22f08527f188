import { generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import type { JWK } from 'oidc-provider';
import { seal, unseal } from '../../operations/sealed.ts';
import type { SealingKeys } from '../../operations/sealed.ts';
import type { View, Work } from '../../work.ts';
import { newToken } from '../token.ts';

/** How long what we sign is good, in seconds. A key is published for as long after it has signed last. */
export const TOKEN_SECONDS = 3_600;

const MODULUS_BITS = 2048;

/** A key with which we sign, as the database keeps it: RS256, the one algorithm that every service knows. */
type KeptKey = { readonly id: string; readonly sealed: string };

const makePair = promisify(generateKeyPair);

/** The keys that services must know, the one that signs now first. Asked as the program. */
export async function findSigningKeys({ db }: View): Promise<readonly KeptKey[]> {
  return db.query(
    `select id, sealed_key as sealed from identity.signing_key where ends_at is null or ends_at > now()
      order by signs_from <= now() desc, case when signs_from <= now() then signs_from end desc, signs_from`,
  );
}

/** The same opened; none that was sealed by a key which we have no longer. */
export function openSigningKeys(kept: readonly KeptKey[], keys: SealingKeys): readonly JWK[] {
  return kept.flatMap(({ id, sealed }) => {
    const opened = unseal(sealed, purposeOf(id), keys);
    return opened === null ? [] : [JSON.parse(opened) as JWK];
  });
}

/**
 * Makes a new key. It is published at once and signs after `waitHours`, when every service has had the time to read
 * it; those before are published until what they signed is over. Services learn keys anew within a day at most.
 */
export async function makeSigningKey({ db }: Work, waitHours: number, keys: SealingKeys): Promise<string> {
  await db.query(`lock table identity.signing_key in share row exclusive mode`);
  const { privateKey } = await makePair('rsa', { modulusLength: MODULUS_BITS });
  const id = newToken().slice(0, 16);
  const jwk = { ...privateKey.export({ format: 'jwk' }), kid: id, alg: 'RS256', use: 'sig' };
  await db.query(
    `with before as (
       update identity.signing_key set ends_at = now() + make_interval(hours => $3, secs => $4)
        where ends_at is null)
     insert into identity.signing_key (id, sealed_key, signs_from) values ($1, $2, now() + make_interval(hours => $3))`,
    [id, seal(JSON.stringify(jwk), purposeOf(id), keys), waitHours, TOKEN_SECONDS],
  );
  return id;
}

/** Makes the first key, which signs at once; whoever comes second at the same moment finds it there. */
export async function makeFirstSigningKey(work: Work, keys: SealingKeys): Promise<void> {
  await work.db.query(`lock table identity.signing_key in share row exclusive mode`);
  const there = openSigningKeys(await findSigningKeys(work), keys);
  if (there.length === 0) await makeSigningKey(work, 0, keys);
}

function purposeOf(id: string): string {
  return `signing key ${id}`;
}
