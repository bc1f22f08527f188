/**
 * An address whose `%` signs do not spell anything (`/people/%E0%A4%A`) as one that can be read and leads nowhere, so
 * that it is answered as every other mistyped address is: by the page that says so.
 */
export function readableAddress(url: string): string {
  const [path = '', ...search] = url.split('?');
  try {
    decodeURIComponent(path);
    return url;
  } catch {
    return [path.replaceAll('%', '%25'), ...search].join('?');
  }
}
