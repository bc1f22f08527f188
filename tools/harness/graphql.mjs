/**
 * Asks the api under test one GraphQL question.
 * @param {string} document
 * @param {Readonly<Record<string, unknown>>} [variables]
 * @param {{ readonly cookie?: string, readonly bearer?: string, readonly now?: Date | string,
 * readonly language?: string, readonly url?: string }} [asking] who asks, at which instant, and reading what
 * @returns {Promise<{ data: any, errors: readonly { message: string, extensions?: any }[], status: number,
 * cookie: string }>}
 */
export async function graphql(document, variables = {}, asking = {}) {
  const { cookie, bearer, now, language, url = apiUrl() } = asking;
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(cookie === undefined ? {} : { cookie }),
      ...(bearer === undefined ? {} : { authorization: bearer }),
      ...(language === undefined ? {} : { 'accept-language': language }),
      ...(now === undefined ? {} : { 'x-now': typeof now === 'string' ? now : now.toISOString() }),
    },
    body: JSON.stringify({ query: document, variables }),
  });
  const answer = JSON.parse(await response.text());
  const set = response.headers.getSetCookie().map((line) => line.split(';')[0] ?? '');
  return { data: answer.data, errors: answer.errors ?? [], status: response.status, cookie: set.join('; ') };
}

/** Where the api under test listens. */
export function apiUrl() {
  const url = process.env['TEST_URL'];
  if (url === undefined) throw new Error('TEST_URL is set by the suite: run it with "npm test -- api"');
  return url;
}
