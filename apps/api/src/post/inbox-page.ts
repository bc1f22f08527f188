import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Mailbox, ReceivedMail } from './mailbox.ts';
import { escapeHtml } from './write-letter.ts';

const STYLE = `
  body { font: 1rem/1.5 sans-serif; max-width: 48rem; margin: 2rem auto; padding: 0 1rem; color-scheme: light dark }
  summary { cursor: pointer; padding: .5rem 0 }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; padding: 0 1rem }
  details { border-top: 1px solid GrayText }
  small { display: block }`;
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');
const POLICY = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
const LINK = /https?:\/\/[^\s<>"]+/g;

/** Shows the demo's mailbox to whoever sits at this machine: `/inbox` for people, `/inbox.json` for tests. */
export function layInbox(fastify: FastifyInstance, mailbox: Mailbox): void {
  if (!mailbox.exists) return;
  fastify.get<{ Querystring: { to?: string } }>('/inbox', async (request, reply) => {
    reply
      .header('content-security-policy', POLICY)
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8');
    return page(mailbox.mails(request.query.to));
  });
  fastify.get<{ Querystring: { to?: string } }>('/inbox.json', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    return mailbox.mails(request.query.to);
  });
}

function page(mails: readonly ReceivedMail[]): string {
  const list = mails.map((mail, index) => entry(mail, index === 0)).join('\n');
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Inbox of the demo</title><style>${STYLE}</style></head>
<body><main><h1>Inbox of the demo</h1>
<p>Mails that Plenaria sends on this machine arrive here and go nowhere else. The newest is first.</p>
${list || '<p>No mail yet.</p>'}
</main></body></html>`;
}

function entry(mail: ReceivedMail, isOpen: boolean): string {
  const head = `${escapeHtml(mail.subject)} <small>${escapeHtml(mail.to)}, ${mail.at.toISOString()}</small>`;
  return `<details${isOpen ? ' open' : ''}><summary>${head}</summary><pre dir="auto">${withLinks(mail.text)}</pre></details>`;
}

/** The text with its addresses made clickable, everything else made harmless. */
function withLinks(text: string): string {
  let html = '';
  let done = 0;
  for (const match of text.matchAll(LINK)) {
    const link = escapeHtml(match[0]);
    html += `${escapeHtml(text.slice(done, match.index))}<a href="${link}">${link}</a>`;
    done = match.index + match[0].length;
  }
  return html + escapeHtml(text.slice(done));
}
