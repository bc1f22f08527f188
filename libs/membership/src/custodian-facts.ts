import { isKeepable } from '@plenaria/kernel';
import { isCountry } from './countries.ts';

/** What a custodian says of itself that may change; its country and currency never do: its books are in them. */
export type CustodianFacts = {
  readonly name: string;
  /** The law it stands under: ISO 3166-1 (`SE`) or a part of a country, ISO 3166-2 (`ES-CT`). */
  readonly jurisdiction: string;
  /** The languages it serves in. */
  readonly languages: readonly string[];
  /** As it stands on receipts: `GB 123 4567 89`; null where it has none. */
  readonly taxIdentity: string | null;
};

const NAME_MAX = 200;
const TAX_IDENTITY_MAX = 40;

/** Which of a custodian's facts are wrong; `isSpoken` tells the languages that the program has. */
export function wrongInCustodian(
  { name, jurisdiction, languages, taxIdentity }: CustodianFacts,
  isSpoken: (language: string) => boolean,
): readonly (keyof CustodianFacts)[] {
  const wrong = (field: keyof CustodianFacts, isWrong: boolean) => (isWrong ? [field] : []);
  return [
    ...wrong('name', name === '' || name.length > NAME_MAX || hasControl(name)),
    ...wrong('jurisdiction', !isJurisdiction(jurisdiction)),
    ...wrong('languages', languages.length === 0 || !languages.every(isSpoken)),
    ...wrong('taxIdentity', taxIdentity !== null && !isTaxIdentity(taxIdentity)),
  ];
}

/** A country, or a part of one as ISO 3166-2 writes it. */
export function isJurisdiction(code: string): boolean {
  return isCountry(countryOf(code)) && /^[A-Z]{2}(-[A-Z0-9]{1,3})?$/.test(code);
}

/** The country whose law a jurisdiction is part of. */
export function countryOf(jurisdiction: string): string {
  return jurisdiction.slice(0, 2);
}

/** Is this a currency of ISO 4217 that programs here know? */
export function isCurrency(code: string): boolean {
  return Intl.supportedValuesOf('currency').includes(code);
}

/** Every country writes its own: letters, digits, and what stands between them. */
function isTaxIdentity(text: string): boolean {
  return text.length <= TAX_IDENTITY_MAX && /^[\p{L}\p{N}][\p{L}\p{N} ./-]*$/u.test(text);
}

function hasControl(text: string): boolean {
  return /\p{Cc}/u.test(text) || !isKeepable(text);
}
