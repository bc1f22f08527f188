import { canonicalJson, sha256Hex } from '@plenaria/kernel';

/** What a translation translates: SHA-256 over the original's title and body. */
export function sourceHash(original: { readonly title: string; readonly body: string }): string {
  const { title, body } = original;
  return sha256Hex(canonicalJson({ title, body }));
}
