const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Is this an id that something of ours could have? The database throws on anything else. */
export function isId(text: string): boolean {
  return UUID.test(text);
}
