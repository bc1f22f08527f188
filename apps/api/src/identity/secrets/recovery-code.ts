import { createHash, randomBytes } from 'node:crypto';

/** Crockford's letters: none of them is taken for another when it is read from paper. */
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';
const BITS = 128;
const BITS_PER_LETTER = 5;
const LETTERS_PER_CODE = Math.ceil(BITS / BITS_PER_LETTER);
const GROUP = 5;

/** A code of 128 bits, as somebody can write it down: `4k7qd-…`, five groups of five and one letter more. */
export function newRecoveryCode(): string {
  let number = BigInt(`0x${randomBytes(BITS / 8).toString('hex')}`);
  let letters = '';
  for (let place = 0; place < LETTERS_PER_CODE; place += 1) {
    letters = LETTERS[Number(number % 32n)] + letters;
    number /= 32n;
  }
  return letters.match(new RegExp(`.{1,${GROUP}}`, 'g'))?.join('-') ?? letters;
}

/** The SHA-256 under which a code is kept, however it was typed; null when it cannot be one. */
export function hashOfRecoveryCode(typed: string): Buffer | null {
  const letters = typed.toLowerCase().replaceAll(/[\s-]/g, '').replaceAll('o', '0').replaceAll(/[il]/g, '1');
  const isCode =
    letters.length === LETTERS_PER_CODE && Array.from(letters).every((letter) => LETTERS.includes(letter));
  return isCode ? createHash('sha256').update(letters).digest() : null;
}
