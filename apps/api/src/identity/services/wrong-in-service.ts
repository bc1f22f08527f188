import { isKeepable } from '@plenaria/kernel';
import type { WrongField } from '../../membership/change-member.ts';
import { isWebAddress } from '../web-address.ts';
import { WHO_IS_ADMITTED } from './admits.ts';
import { SERVICE_SCOPES } from './scopes.ts';
import type { WrittenService } from './written-service.ts';

const NAME_MAX = 80;
const ADDRESSES_MAX = 20;
/** Where only this machine listens: what a program that is being written may use. */
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** What is wrong in what was written about a service. */
export function wrongInService(written: WrittenService): readonly WrongField[] {
  const { name, redirectUris, leaveUris, signOutUri, scopes, admits } = written;
  const wrong = [
    name === '' ? { field: 'name', reason: 'refusals:field.required' } : null,
    name.length > NAME_MAX ? { field: 'name', reason: 'refusals:field.tooLong' } : null,
    /\p{Cc}/u.test(name) || !isKeepable(name) ? { field: 'name', reason: 'refusals:field.invalid' } : null,
    redirectUris.length === 0 ? { field: 'redirectUris', reason: 'refusals:field.required' } : null,
    wrongAddresses('redirectUris', redirectUris),
    wrongAddresses('leaveUris', leaveUris),
    signOutUri !== null && !isEncrypted(signOutUri)
      ? { field: 'signOutUri', reason: 'services:problem.address', address: signOutUri }
      : null,
    scopes.every((scope) => SERVICE_SCOPES.some((known) => known === scope))
      ? null
      : { field: 'scopes', reason: 'refusals:field.invalid' },
    WHO_IS_ADMITTED.includes(admits) ? null : { field: 'admits', reason: 'refusals:field.invalid' },
  ];
  return wrong.filter((field) => field !== null);
}

function wrongAddresses(field: string, addresses: readonly string[]): WrongField | null {
  if (addresses.length > ADDRESSES_MAX) return { field, reason: 'refusals:field.tooLong' };
  const wrong = addresses.find((address) => !isEncrypted(address));
  return wrong === undefined ? null : { field, reason: 'services:problem.address', address: wrong };
}

/** No code and no message must travel in the clear, unless it stays on one machine. */
function isEncrypted(text: string): boolean {
  if (!isWebAddress(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || LOOPBACK.includes(hostname);
}
