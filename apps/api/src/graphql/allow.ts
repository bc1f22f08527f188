import { Extensions, registerEnumType } from '@nestjs/graphql';

/** What a person may be trusted with in the federation. */
export const ROLES = ['secretary', 'chair', 'custodian', 'operator'] as const;
export type Role = (typeof ROLES)[number];

/** Who may ask: anyone; anyone with an account, also who only applies to join or has left; members who signed in;
 *  holders of a role. */
export type Permission = 'public' | 'account' | 'signedIn' | Role;

/** The same roles as a GraphQL enum. */
export const RoleEnum = Object.fromEntries(ROLES.map((role) => [role, role])) as { [R in Role]: R };
registerEnumType(RoleEnum, { name: 'Role' });

/** Declares who may call a query, mutation, subscription or field resolver. Nothing is allowed by silence. */
export function Allow(...permissions: readonly [Permission, ...Permission[]]) {
  return Extensions({ permissions });
}

/** Declares who may read every field of an object type, or one field that differs from its type. */
export function Readable(...permissions: readonly [Permission, ...Permission[]]) {
  return Extensions({ permissions });
}
