const LENGTH_MAX = 254;
/** Deliberately broad: whether an address exists, only a mail to it can tell. */
const ADDRESS =
  /^[^\s\p{Cc}\p{Cs}@<>(),;:"[\]\\]+@[^\s\p{Cc}\p{Cs}@<>(),;:"[\]\\.]+(\.[^\s\p{Cc}\p{Cs}@<>(),;:"[\]\\.]+)*$/u;

/** An e-mail address in the form in which it is kept and compared, or null when it cannot be one. */
export function emailAddressOf(typed: string): string | null {
  const address = typed.trim().normalize('NFC').toLowerCase();
  return address.length <= LENGTH_MAX && ADDRESS.test(address) ? address : null;
}
