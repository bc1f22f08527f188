/** Routes of this domain. */
export const kitRoutes = [] as const;
