/** A part of a Markdown text: its heading, and what stands under it. The first has no heading when the text begins
 *  without one. */
export type Section = { readonly heading: string | null; readonly level: number; readonly body: string };

const HEADING = /^(#{1,6})\s+(.+?)\s*#*$/;

/** A Markdown text in the parts that its headings make, in order; joining them gives every word back. */
export function sectionsOf(markdown: string): readonly Section[] {
  const sections: { heading: string | null; level: number; lines: string[] }[] = [
    { heading: null, level: 0, lines: [] },
  ];
  for (const line of markdown.split('\n')) {
    const [, marks, heading] = HEADING.exec(line) ?? [];
    if (marks && heading) sections.push({ heading, level: marks.length, lines: [] });
    else sections.at(-1)?.lines.push(line);
  }
  return sections
    .map(({ heading, level, lines }) => ({ heading, level, body: lines.join('\n').trim() }))
    .filter(({ heading, body }) => heading !== null || body !== '');
}
