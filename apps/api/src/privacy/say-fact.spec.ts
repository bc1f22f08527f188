import { describe, expect, it } from '@jest/globals';
import { sayFact } from './say-fact.ts';
import type { Reads } from './say-fact.ts';

const names = new Map([
  ['producer', 'Producer'],
  ['host', 'Host of the circle'],
]);
const reads: Reads = { language: 'en', timeZone: 'Asia/Tokyo', names };
const say = (value: unknown, kind: string, column: string) => sayFact(value, reads, { kind, column });

describe('a fact as people read it', () => {
  it('ends on its last day, where the database keeps the day after it', () => {
    expect(say('[2020-08-01,2021-01-01)', 'pause', 'valid')).toBe('from 1 August 2020 to 31 December 2020');
    expect(say('[2020-08-01,)', 'pause', 'valid')).toBe('since 1 August 2020');
  });

  it('is of the day that it was where its reader is', () => {
    expect(say('2026-05-04T20:30:00Z', 'session', 'created_at')).toContain('5 May 2026');
  });

  it('holds or does not', () => {
    expect([say(true, 'mailing', 'refusable'), say(false, 'mailing', 'refusable')]).toEqual(['Yes', 'No']);
  });

  it('has nothing in it that only programs find each other by', () => {
    const before = {
      custodian: '0b6f1c1e-7d0a-4c5e-9b3f-1f2e3d4c5b6a',
      country: 'NO',
      since: 'the beginning',
    };
    expect(say(before, 'registerEvent', 'before')).toBe('Country: Norway\nsince: the beginning');
  });

  it('calls classes, roles in circles and moves by their names', () => {
    expect(say('producer', 'classHolding', 'class')).toBe('Producer');
    expect(say('host', 'circleSeat', 'role')).toBe('Host of the circle');
    expect(say('transfer', 'membershipChange', 'kind')).toBe('Custodian changed');
  });
});
