/** Where to go after signing in: a path of this site, never an address that somebody else put into a link. */
export function safeReturnPath(path: string | null | undefined): string {
  if (!path || !path.startsWith('/') || path.startsWith('//') || path.includes('\\')) return '/';
  return path.startsWith('/enter') || path.startsWith('/sign-in') ? '/' : path;
}
