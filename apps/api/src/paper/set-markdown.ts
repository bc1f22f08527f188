import { marked } from 'marked';
import type { Token, Tokens } from 'marked';
import type { Paper } from './paper.ts';
import type { Span } from './set-line.ts';

const INDENT = 14;

/** Sets a Markdown text on a paper: headings, paragraphs, lists and quotations; links with their addresses. */
export function setMarkdown(paper: Paper, markdown: string): void {
  for (const token of marked.lexer(markdown)) setBlock(paper, token, 0);
}

function setBlock(paper: Paper, token: Token, indent: number): void {
  switch (token.type) {
    case 'heading':
      paper.heading(
        3,
        spansOf((token as Tokens.Heading).tokens)
          .map(({ text }) => text)
          .join(''),
      );
      return;
    case 'paragraph':
    case 'text':
      paper.paragraph(spansOf((token as Tokens.Paragraph).tokens ?? [token]), { indent });
      return;
    case 'list':
      setList(paper, token as Tokens.List, indent);
      return;
    case 'blockquote':
      for (const inner of (token as Tokens.Blockquote).tokens) setBlock(paper, inner, indent + INDENT);
      return;
    case 'hr':
      paper.rule();
      return;
    case 'space':
      return;
    default:
      // A table or a block of code: its words are what counts.
      paper.paragraph([{ text: token.raw.trim() }], { indent });
  }
}

function setList(paper: Paper, list: Tokens.List, indent: number): void {
  for (const [place, item] of list.items.entries()) {
    const mark = list.ordered ? `${Number(list.start || 1) + place}. ` : '• ';
    const [first, ...rest] = item.tokens;
    const words = first && 'tokens' in first ? spansOf(first.tokens ?? []) : [{ text: item.text }];
    paper.paragraph([{ text: mark }, ...words], { indent: indent + INDENT, tag: 'LI', after: 3 });
    for (const inner of rest) setBlock(paper, inner, indent + INDENT);
  }
}

function spansOf(tokens: readonly Token[], bold = false): readonly Span[] {
  return tokens.flatMap((token): readonly Span[] => {
    switch (token.type) {
      case 'strong':
        return spansOf((token as Tokens.Strong).tokens, true);
      case 'em':
      case 'del':
        return spansOf((token as Tokens.Em).tokens, bold);
      case 'link': {
        const { href, tokens: inner } = token as Tokens.Link;
        const words = spansOf(inner, bold);
        const said = words.map(({ text }) => text).join('');
        // Isolated, so that an address keeps its order within Arabic.
        return said === href ? words : [...words, { text: ` (\u2066${href}\u2069)`, bold }];
      }
      case 'br':
        return [{ text: ' ', bold }];
      case 'codespan':
        return [{ text: `\u2066${(token as Tokens.Codespan).text}\u2069`, bold }];
      default:
        if ('tokens' in token && token.tokens) return spansOf(token.tokens, bold);
        return [{ text: ('text' in token ? String(token.text) : token.raw).replaceAll('\n', ' '), bold }];
    }
  });
}
