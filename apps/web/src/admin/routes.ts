/** Routes of this domain. */
export const adminRoutes = [] as const;
