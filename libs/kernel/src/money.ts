/** An amount in minor units (cents, pence, öre; whole yen) of a currency of ISO 4217. Never a fraction of one. */
export type Money = { readonly amount: bigint; readonly currency: string };
