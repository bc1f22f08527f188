/** `__Host-` makes browsers insist on Secure, Path=/ and no Domain, so that no neighbour can plant a session. */
export const SESSION_COOKIE = '__Host-plenaria';

/** By this a browser is known again, also after its session has ended. It opens nothing. */
export const DEVICE_COOKIE = '__Host-plenaria-device';

/** By this a browser is known that went to a custodian's provider and comes back. */
export const PROVIDER_COOKIE = '__Host-plenaria-provider';

const DEVICE_SECONDS = 400 * 86_400;
const ATTRIBUTES = 'Path=/; Secure; HttpOnly; SameSite=Lax';

/** The `Set-Cookie` line that hands a session to the browser. */
export function cookieForSession(token: string, lifetimeSeconds: number): string {
  return `${SESSION_COOKIE}=${token}; Max-Age=${lifetimeSeconds}; ${ATTRIBUTES}`;
}

/** The `Set-Cookie` line that takes the session back. */
export function cookieWithoutSession(): string {
  return `${SESSION_COOKIE}=; Max-Age=0; ${ATTRIBUTES}`;
}

/** The `Set-Cookie` line by which a browser is known again; browsers keep none for longer than 400 days. */
export function cookieForDevice(token: string): string {
  return `${DEVICE_COOKIE}=${token}; Max-Age=${DEVICE_SECONDS}; ${ATTRIBUTES}`;
}

/** The `Set-Cookie` line by which a browser is known when it comes back from a provider; 0 seconds take it back. */
export function cookieForProvider(token: string, lifetimeSeconds: number): string {
  return `${PROVIDER_COOKIE}=${token}; Max-Age=${lifetimeSeconds}; ${ATTRIBUTES}`;
}

/** A token in a `Cookie` header, or null. The first wins, as browsers send the most specific first. */
export function tokenInCookies(header: string | undefined, cookie = SESSION_COOKIE): string | null {
  if (!header) return null;
  for (const pair of header.split(';')) {
    const [name, value] = pair.split('=', 2);
    if (name?.trim() === cookie && value) return value.trim();
  }
  return null;
}
