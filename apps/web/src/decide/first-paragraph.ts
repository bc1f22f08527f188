/** The opening of a text in Markdown, without marks, and whether more follows. A heading alone opens nothing. */
export function firstParagraph(body: string): { readonly opening: string; readonly more: boolean } {
  const blocks = body
    .split(/\n\s*\n/)
    .map((block) => block.trim())
    .filter((block) => block !== '');
  const first = blocks.findIndex((block) => !/^#{1,6}\s|^[-*_\s]{3,}$/.test(block));
  const block = blocks[Math.max(first, 0)] ?? '';
  const opening = isList(block) ? block : plain(block);
  return { opening, more: blocks.length > 1 || opening !== body.trim() };
}

function isList(block: string): boolean {
  return /^([-*+]|\d+[.)])\s/.test(block);
}

/** The words that Markdown's marks stand around. */
function plain(block: string): string {
  return block
    .replace(/^#{1,6}\s+/, '')
    .replace(/^>\s?/gm, '')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/(\*\*|__|~~|`)(.+?)\1/g, '$2')
    .replace(/(^|[\s(])([*_])(\S(?:.*?\S)?)\2(?=[\s).,;:!?]|$)/g, '$1$3')
    .replace(/\s*\n\s*/g, ' ');
}
