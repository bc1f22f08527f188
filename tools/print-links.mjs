import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** @typedef {{ readonly persona: string, readonly name: string, readonly url: string }} PersonaLink */

/**
 * Tells where Plenaria is, and one sign-in link for each persona of the example.
 * @param {{ readonly home: string, readonly url: string, readonly demo: boolean }} run
 */
export function printLinks({ home, url, demo }) {
  console.log(`\nPlenaria is ready at ${url}\n`);
  const path = join(home, 'links.json');
  if (demo && existsSync(path)) {
    console.log(linksTable([...JSON.parse(readFileSync(path, 'utf8')), ...inboxLink(url)]));
    console.log('\nEach link signs in once; "npm start" prints new ones. The persons are invented.');
  }
  if (!demo) {
    console.log('Found a federation with:      npm run -s plenaria -- init --help');
    console.log('Invite the first person with: npm run -s plenaria -- user invite --help');
  }
  console.log('Ctrl-C ends it; the data stay. "npm run reset" removes them.');
}

/**
 * @param {readonly PersonaLink[]} links
 * @returns {string}
 */
export function linksTable(links) {
  const wide = (/** @type {'persona' | 'name'} */ column) =>
    Math.max(...links.map((link) => link[column].length));
  const [persona, name] = [wide('persona'), wide('name')];
  return links
    .map((link) => `  ${link.persona.padEnd(persona)}  ${link.name.padEnd(name)}  ${link.url}`)
    .join('\n');
}

/**
 * @param {string} url
 * @returns {readonly PersonaLink[]}
 */
function inboxLink(url) {
  return process.env['SMTP_URL']
    ? []
    : [{ persona: 'inbox', name: 'every letter sent', url: `${url}/inbox` }];
}
