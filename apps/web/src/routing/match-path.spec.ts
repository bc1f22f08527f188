import { describe, expect, it } from '@jest/globals';
import { addressOf, matchPath } from './match-path.ts';

describe('an address', () => {
  it('leads to a ballot', () => {
    expect(matchPath('/decide/7/ballot', '')).toEqual({
      path: '/decide/$id/ballot',
      params: { id: '7' },
      search: {},
    });
  });

  it('of a page is not taken for that of a decision', () => {
    expect(matchPath('/decide/new', '')?.path).toBe('/decide/new');
  });

  it('keeps the filters that its page knows, and forgets the rest', () => {
    expect(matchPath('/people', '?search=co-op&class=&utm=x')?.search).toEqual({ search: 'co-op' });
  });

  it('may end with a stroke', () => {
    expect(matchPath('/people/', '')?.path).toBe('/people');
    expect(matchPath('/', '')?.path).toBe('/');
  });

  it.each(['/nowhere', '/decide/7/ballot/more', '/decide//ballot', '/people/%E0%A4%A'])(
    'leads nowhere: %s',
    (address) => {
      expect(matchPath(address, '')).toBeNull();
    },
  );
});

describe('writing an address', () => {
  it('fills its places, so that nothing in a name becomes part of the path', () => {
    expect(addressOf('/people/$slug', { slug: 'a/b ?' })).toBe('/people/a%2Fb%20%3F');
  });

  it('says only what was chosen', () => {
    expect(addressOf('/people', {}, { search: 'añil & co', class: '', kind: undefined })).toBe(
      '/people?search=a%C3%B1il+%26+co',
    );
  });

  it('is read as it was written', () => {
    const written = addressOf('/people/$slug', { slug: 'l’horitzó 100%' }, { asOf: '2020-08-01' });
    const { pathname, search } = new URL(written, 'https://example.org');
    expect(matchPath(pathname, search)).toEqual({
      path: '/people/$slug',
      params: { slug: 'l’horitzó 100%' },
      search: { asOf: '2020-08-01' },
    });
  });
});
