/** What a member says of its income, without proof, the lowest first. */
export const INCOME_BANDS = ['low', 'lowerMiddle', 'upperMiddle', 'high'] as const;
export type IncomeBand = (typeof INCOME_BANDS)[number];

/** The band of this name, null for none; a word that names no band is `unknown`. */
export function readIncomeBand(typed: string): IncomeBand | null | 'unknown' {
  return typed === '' ? null : (INCOME_BANDS.find((band) => band === typed) ?? 'unknown');
}
