/** Routes of this domain. */
export const meRoutes = [] as const;
