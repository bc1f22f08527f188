/** Who we are to a browser's passkeys: a passkey made for one party answers to no other. */
export type RelyingParty = {
  /** The host name, without port. */
  readonly id: string;
  readonly origin: string;
};

/** The party at the address under which people reach us. `http` is allowed to browsers for localhost only. */
export function relyingPartyOf(publicUrl: string): RelyingParty {
  const { hostname, origin } = new URL(publicUrl);
  return { id: hostname, origin };
}
