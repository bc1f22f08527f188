import type { Role } from '../../graphql/allow.ts';

/** The roles whose holders call the members together. */
export const CALLERS: readonly Role[] = ['chair', 'secretary'];

/** May somebody with these roles call the members together? */
export function callsMembers({ roles }: { readonly roles: readonly Role[] }): boolean {
  return roles.some((role) => CALLERS.includes(role));
}
