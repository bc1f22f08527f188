import { isKeepable } from '@plenaria/kernel';
import type { WrongField } from '../../membership/change-member.ts';
import type { ProviderClient } from './discover.ts';

/** What a custodian keeps of its provider. An empty secret leaves the one that is kept. */
export type WrittenProvider = ProviderClient & { readonly custodianId: string; readonly label: string };

const ISSUER_MAX = 500;
const CLIENT_ID_MAX = 300;
const SECRET_MAX = 500;
const LABEL_MAX = 60;

/** What is wrong in what was written, before the provider is asked; with `kept`, the secret may be left empty. */
export function wrongInProvider(
  written: WrittenProvider,
  kept: ProviderClient | null,
): readonly WrongField[] {
  const { issuer, clientId, clientSecret, label } = written;
  const moved = kept === null || kept.issuer !== issuer || kept.clientId !== clientId;
  const said = (field: string, text: string, max: number): readonly WrongField[] =>
    text === '' || text.length > max || /\p{Cc}/u.test(text) || !isKeepable(text)
      ? [{ field, reason: text === '' ? 'refusals:field.required' : 'refusals:field.invalid' }]
      : [];
  return [
    ...wrongIssuer(issuer),
    ...said('clientId', clientId, CLIENT_ID_MAX),
    // A secret is told to the one for whom it was written, and to nobody whom somebody puts in its place.
    ...(clientSecret === '' && !moved ? [] : said('clientSecret', clientSecret, SECRET_MAX)),
    ...said('label', label, LABEL_MAX),
  ];
}

/** What is wrong in the address of a provider as it was typed. */
export function wrongIssuer(issuer: string): readonly WrongField[] {
  const isAddress =
    issuer.length <= ISSUER_MAX &&
    /^https?:\/\//.test(issuer) &&
    URL.canParse(issuer) &&
    !/[?#]/.test(issuer);
  return isAddress ? [] : [{ field: 'issuer', reason: 'admin:provider.problem.NOT_AN_ADDRESS' }];
}
