/** What may stand in a message or a stack although nobody meant to write it, and what stands there instead. */
const SECRETS: readonly (readonly [RegExp, string])[] = [
  [/(?<=__Host-plenaria=)[^;,\s"\\]+/g, '[session]'],
  [/(?<=\bBearer\s)[^\s"\\]+/gi, '[token]'],
  // Those of programs, by their name.
  [/plenaria_[\w-]{43}/g, '[token]'],
  // Our own tokens: 256 bits in base64url.
  [/(?<![\w-])[\w-]{43}(?![\w-])/g, '[token]'],
  // E-mail addresses, and the password in a connection URL with them.
  [/[\w.!#$%&*+=?^{|}~-]+@(?:[\w-]+\.)+[\w-]+/g, '[address]'],
  [/(?<=:\/\/[^\s:/@"]*:)[^\s@/"]+(?=@)/g, '[password]'],
];

/** A line of the log without anything that signs somebody in or says where they get their mail. */
export function scrub(line: string): string {
  return SECRETS.reduce((clean, [secret, mark]) => clean.replace(secret, mark), line);
}
