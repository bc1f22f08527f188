import { hash, verify } from '@node-rs/argon2';

/** OWASP's argon2id: 19 MiB, two passes, one lane. It runs in the thread pool, beside everything else. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** At once: more would take the memory and the processor from those who vote. */
const AT_ONCE_MAX = 2;
/** Who stands further behind is told to come again, rather than to wait for half a minute. */
const WAITING_MAX = 100;

const waiting: (() => void)[] = [];
let running = 0;

/** Hashes a password for keeping; null when too many others are being hashed. */
export function hashPassword(password: string): Promise<string | null> {
  return inTurn(() => hash(password.normalize('NFKC'), COST));
}

/**
 * Is this the password of that hash? Without a hash the answer is no, after the same work: how long it takes must not
 * tell whether anybody is known. Null when too many others are being hashed.
 */
export async function isPassword(password: string, kept: string | null): Promise<boolean | null> {
  const against = kept ?? (await nobodys());
  const fits = await inTurn(() => verify(against, password.normalize('NFKC')));
  return fits === null ? null : fits && kept !== null;
}

let nobodysHash: Promise<string> | undefined;

/** The hash of a password that nobody has. */
function nobodys(): Promise<string> {
  nobodysHash ??= hash(crypto.randomUUID(), COST);
  return nobodysHash;
}

async function inTurn<Answer>(work: () => Promise<Answer>): Promise<Answer | null> {
  if (running >= AT_ONCE_MAX) {
    if (waiting.length >= WAITING_MAX) return null;
    await new Promise<void>((turn) => waiting.push(turn));
  } else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}
