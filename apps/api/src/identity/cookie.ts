/** `__Host-` makes browsers insist on Secure, Path=/ and no Domain, so that no neighbour can plant a session. */
export const SESSION_COOKIE = '__Host-plenaria';

const ATTRIBUTES = 'Path=/; Secure; HttpOnly; SameSite=Lax';

/** The `Set-Cookie` line that hands a session to the browser. */
export function cookieForSession(token: string, lifetimeSeconds: number): string {
  return `${SESSION_COOKIE}=${token}; Max-Age=${lifetimeSeconds}; ${ATTRIBUTES}`;
}

/** The `Set-Cookie` line that takes the session back. */
export function cookieWithoutSession(): string {
  return `${SESSION_COOKIE}=; Max-Age=0; ${ATTRIBUTES}`;
}

/** The session token in a `Cookie` header, or null. The first wins, as browsers send the most specific first. */
export function tokenInCookies(header: string | undefined): string | null {
  if (!header) return null;
  for (const pair of header.split(';')) {
    const [name, value] = pair.split('=', 2);
    if (name?.trim() === SESSION_COOKIE && value) return value.trim();
  }
  return null;
}
