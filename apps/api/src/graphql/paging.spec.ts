import { describe, expect, it } from '@jest/globals';
import { numberAfter, pageOf, positionOf } from './paging.ts';

const keysOf = (row: string): readonly string[] => [row];

describe('a page', () => {
  it('says that more follows by asking for one row too many, and how long the list is when asked', async () => {
    const page = pageOf(['a', 'b', 'c'], { first: 2, after: null }, async () => 9, keysOf);
    expect(page.nodes).toEqual(['a', 'b']);
    expect(page.pageInfo.hasNextPage).toBe(true);
    await expect(page.totalCount()).resolves.toBe(9);
    expect(positionOf({ first: 2, after: page.pageInfo.endCursor })).toEqual(['b']);
  });

  it.each([['1e30'], ['-1'], ['1.5'], ['abc'], [], ['1', '2'], ['99999999999']])(
    'paged by number does not begin after %p',
    (...keys) => {
      const after = Buffer.from(JSON.stringify(keys)).toString('base64url');
      expect(() => numberAfter({ first: 2, after })).toThrow('after is no cursor');
    },
  );

  it('ends where the list ends', () => {
    expect(pageOf([], { first: 2, after: null }, async () => 0, keysOf).pageInfo).toEqual({
      hasNextPage: false,
      endCursor: null,
    });
  });

  it.each([0, 101, -1])('has no size %d', (first) => {
    expect(() => positionOf({ first, after: null })).toThrow('first must be 1 to 100');
  });

  it.each(['x', 'bm90IGpzb24', Buffer.from('[1]').toString('base64url')])(
    'does not begin after %p',
    (after) => {
      expect(() => positionOf({ first: 2, after })).toThrow('after is no cursor');
    },
  );
});
