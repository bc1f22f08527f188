/** People's own words, as a quotation, in whose lines nothing is set as if it were ours. */
export function quoted(text: string, room: number): string {
  const whole = Array.from(text);
  const shown = whole.length > room ? `${whole.slice(0, room).join('')} …` : text;
  return shown
    .split(/\r?\n/)
    .map((line) => `> ${asText(line)}`)
    .join('\n');
}

/** A line in which nothing is set as if it were markup. */
export function asText(line: string): string {
  return line.replace(/[\\`*_[\]<>#|~!]/g, (sign) => `\\${sign}`);
}
