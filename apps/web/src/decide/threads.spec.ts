import { describe, expect, it } from '@jest/globals';
import { threadsOf } from './threads.ts';

describe('a discussion', () => {
  it('has each reply under what it replies to, in the order in which it was said', () => {
    const comments = [
      { id: 'a', parentId: null },
      { id: 'b', parentId: null },
      { id: 'c', parentId: 'a' },
      { id: 'd', parentId: 'c' },
      { id: 'e', parentId: 'a' },
    ];
    const shape = (threads: ReturnType<typeof threadsOf<(typeof comments)[number]>>): unknown =>
      threads.map(({ said, replies }) => [said.id, shape(replies)]);
    expect(shape(threadsOf(comments))).toEqual([
      [
        'a',
        [
          ['c', [['d', []]]],
          ['e', []],
        ],
      ],
      ['b', []],
    ]);
  });

  it('loses no reply when what it replies to is not shown', () => {
    expect(threadsOf([{ id: 'x', parentId: 'gone' }]).map(({ said }) => said.id)).toEqual(['x']);
  });
});
