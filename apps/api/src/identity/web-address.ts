/** The longest that is taken, in characters. */
const ADDRESS_MAX = 500;

/** A whole address of the web without a fragment, which OAuth 2.0 (RFC 6749, 3.1.2) forbids, and without a password. */
export function isWebAddress(text: string): boolean {
  if (text.length > ADDRESS_MAX || !/^https?:\/\/[\x21-\x7e]+$/.test(text) || !URL.canParse(text))
    return false;
  const { username, password } = new URL(text);
  return !text.includes('#') && username === '' && password === '';
}
