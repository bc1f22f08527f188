import { canonicalJson, sha256Hex } from '@plenaria/kernel';

/** The words of a version in one language. A summary is a reading aid and no part of them. */
export type Wording = { readonly language: string; readonly title: string; readonly body: string };

/** The exact bytes that a hash is of: RFC 8785 JSON, so that anyone can write them again. */
export function canonicalText({ language, title, body }: Wording): string {
  return canonicalJson({ format: 'plenaria-text/1', language, title, body });
}

/** SHA-256 of the canonical text, in hex: what an acceptance is of. */
export function textHash(wording: Wording): string {
  return sha256Hex(canonicalText(wording));
}
