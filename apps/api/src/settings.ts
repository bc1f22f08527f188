import { z } from 'zod';
import { guardAddresses } from './operations/address-guard.ts';

/** The fewest letters of the key that seals: whoever has a backup may try as often as they like. */
const KEY_MIN = 16;

/** Where people reach this: a site of its own. Links, cookies and what services are told all begin with it. */
export const siteAddress = z.string().refine(isSite, {
  error: 'write an address of the web without a path, such as https://plenaria.example',
});

/** Where letters are handed over; empty as if it were not set. */
export const mailServer = z.string().refine((text) => text === '' || /^smtps?:$/.test(protocolOf(text)), {
  error: 'write smtps://user:password@host, or smtp:// where nobody listens between',
});

/** `Plenaria <plenaria@example>`, or the address alone. */
export const sender = z
  .string()
  .refine((text) => /^[^<>]*<[^\s<>@]+@[^\s<>@]+>$|^[^\s<>@]+@[^\s<>@]+$/.test(text.trim()), {
    error: 'write who sends letters, such as Plenaria <plenaria@plenaria.example>',
  });

/** Private ranges, with commas between. */
export const ranges = z.string().transform(listed).refine(areRanges, {
  error: 'write ranges of addresses with commas between, such as 10.1.0.0/16',
});

/** Keys with commas between, of which the first seals: one that only opens may be an old short one. */
export const sealingKeys = z
  .string()
  .refine((text) => text === '' || (listed(text)[0]?.length ?? 0) >= KEY_MIN, {
    error: `the first key, which seals, must have at least ${KEY_MIN} characters`,
  })
  .transform(listed);

/** Redis or Valkey. */
export const queueAddress = z.string().refine((text) => /^rediss?:$/.test(protocolOf(text)), {
  error: 'write redis://host, or rediss:// over TLS',
});

function isSite(text: string): boolean {
  if (!/^https?:$/.test(protocolOf(text))) return false;
  const { pathname, search, hash, username, password } = new URL(text);
  return pathname === '/' && `${search}${hash}${username}${password}` === '';
}

function protocolOf(text: string): string {
  return URL.canParse(text) ? new URL(text).protocol : '';
}

function areRanges(given: readonly string[]): boolean {
  try {
    guardAddresses(given);
    return true;
  } catch {
    return false;
  }
}

function listed(text: string): readonly string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
