import { isRefused } from '@plenaria/kernel';
import { readArchive, wordsToSign } from '@plenaria/membership';
import { readParts } from './constitution.ts';
import type { Constitution } from './constitution.ts';
import { fingerprintOf, isSigned } from './signing-key.ts';

/** A constitution that was found whole, and by whose key it is vouched for. */
export type OpenedConstitution = { readonly constitution: Constitution; readonly fingerprint: string };

const SAYS = {
  NOT_A_CONSTITUTION: () => 'This file is no constitution of a federation (plenaria-constitution/1).',
  PART_CHANGED: (part: string) => `${part} is not as it was signed. Nothing of this file is used.`,
  PART_MISSING: (part: string) => `${part} is missing. Nothing of this file is used.`,
  PART_ADDED: (part: string) => `${part} was added after signing. Nothing of this file is used.`,
} as const;

/** Opens an archive: whole, as signed and readable, and by the key of this fingerprint where one is told; otherwise
 *  throws one sentence that names the part or the key. */
export function openConstitution(bytes: Uint8Array, key?: string): OpenedConstitution {
  const archive = readArchive(valueOf(bytes));
  if (isRefused(archive)) throw new Error(SAYS[archive.refused](archive.details.part));
  if (!isSigned(wordsToSign(archive.manifest), archive.signature))
    throw new Error('The manifest is not what this key signed. Nothing of this file is used.');
  const fingerprint = fingerprintOf(archive.signature.publicKey);
  if (key !== undefined && key.trim().toLowerCase() !== fingerprint)
    throw new Error(`It is signed by another key: ${fingerprint}. Nothing of this file is used.`);
  const read = readParts(archive.parts);
  if ('says' in read) throw new Error(`${read.part} cannot be read at ${read.place}: ${read.says}.`);
  return { constitution: read, fingerprint };
}

function valueOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8')) as unknown;
  } catch {
    return null;
  }
}
