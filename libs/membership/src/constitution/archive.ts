import { canonicalJson, refuse, sha256Hex, type Refused } from '@plenaria/kernel';

/** What this program writes and reads. */
export const CONSTITUTION_FORMAT = 'plenaria-constitution/1';

/** The parts of a constitution by name, `classes.json` and so on: each a JSON value. */
export type ConstitutionParts = Readonly<Record<string, unknown>>;

/** Who vouches for the manifest: an Ed25519 key (SPKI, base64) and its signature (base64) of {@link wordsToSign}. */
export type ConstitutionSignature = { readonly publicKey: string; readonly value: string };

/** A constitution as one file: its parts, the SHA-256 of the canonical JSON (RFC 8785) of each, and a signature. */
export type ConstitutionArchive = {
  readonly format: typeof CONSTITUTION_FORMAT;
  readonly parts: ConstitutionParts;
  readonly manifest: Readonly<Record<string, string>>;
  readonly signature: ConstitutionSignature;
};

/** Why a file is not taken for what it says it is; `part` names the one that is not as it was signed. */
export type ArchiveObjection = Refused<
  'NOT_A_CONSTITUTION' | 'PART_CHANGED' | 'PART_MISSING' | 'PART_ADDED',
  { readonly part: string }
>;

/** The hash of every part, by its name. */
export function manifestOf(parts: ConstitutionParts): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(parts).map(([name, part]) => [name, sha256Hex(canonicalJson(part))]),
  );
}

/** What is signed: the canonical JSON of the format and the manifest, and through it every part. */
export function wordsToSign(manifest: Readonly<Record<string, string>>): string {
  return canonicalJson({ format: CONSTITUTION_FORMAT, manifest });
}

/** A file's value as an archive whose parts are those of its manifest, or the first thing that is not so. The signature
 *  is not looked at here: that needs more than arithmetic. */
export function readArchive(value: unknown): ConstitutionArchive | ArchiveObjection {
  if (!isArchive(value)) return refuse('NOT_A_CONSTITUTION', { part: '$' });
  const now = manifestOf(value.parts);
  for (const [part, hash] of Object.entries(value.manifest)) {
    const is = Object.hasOwn(now, part) ? now[part] : undefined;
    if (is === undefined) return refuse('PART_MISSING', { part });
    if (is !== hash) return refuse('PART_CHANGED', { part });
  }
  const added = Object.keys(now).find((part) => !Object.hasOwn(value.manifest, part));
  return added === undefined ? value : refuse('PART_ADDED', { part: added });
}

function isArchive(value: unknown): value is ConstitutionArchive {
  if (!isRecord(value) || value['format'] !== CONSTITUTION_FORMAT) return false;
  const { parts, manifest, signature } = value;
  return (
    isRecord(parts) &&
    isRecord(manifest) &&
    Object.values(manifest).every((hash) => typeof hash === 'string') &&
    isRecord(signature) &&
    typeof signature['publicKey'] === 'string' &&
    typeof signature['value'] === 'string'
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
