const LENGTH_MAX = 500;
/** Only to find out whether a path stays where it is; nothing is ever asked of this host. */
const HERE = 'https://plenaria.invalid';

/** A path of this site in its normal form, or null: a mail of ours must never lead to somebody else's page. */
export function returnPathOf(asked: string): string | null {
  if (asked.length > LENGTH_MAX || !/^\/(?![/\\])[\x21-\x7e]*$/.test(asked)) return null;
  if (!URL.canParse(asked, HERE)) return null;
  const url = new URL(asked, HERE);
  const path = url.pathname + url.search + url.hash;
  return url.origin === HERE && !path.startsWith('//') && path.length <= LENGTH_MAX ? path : null;
}
