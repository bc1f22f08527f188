import type { ServicesPageQuery } from '../gql/services.ts';

/** A service as its operators see it. */
export type Kept = ServicesPageQuery['keptServices']['services'][number];

/** A secret that was just made, and whose. */
export type Made = { readonly id: string; readonly name: string; readonly secret: string | null };
