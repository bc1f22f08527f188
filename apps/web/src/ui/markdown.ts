import DOMPurify from 'dompurify';
import { marked } from 'marked';

const allowed = [
  'p',
  'br',
  'strong',
  'em',
  'del',
  'ul',
  'ol',
  'li',
  'blockquote',
  'code',
  'pre',
  'a',
  'h3',
  'h4',
  'hr',
];

/** Markdown as HTML with nothing in it but the marks of text: no pictures, no styles, no frames. */
export function markdown(text: string): string {
  const html = marked.parse(text, { async: false, gfm: true, breaks: false });
  // A page has one h1 and its own h2s; what people write begins below them.
  const lowered = html.replace(/<(\/?)h[12]>/g, '<$1h3>').replace(/<(\/?)h[56]>/g, '<$1h4>');
  return DOMPurify.sanitize(lowered, {
    ALLOWED_TAGS: allowed,
    ALLOWED_ATTR: ['href'],
    ALLOWED_URI_REGEXP: /^(https?:|mailto:)/i,
  });
}
