import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dayAfter, dayBefore, readDay } from './day.ts';
import { objectionToRecord } from './objections.ts';
import { classesOn, custodianOn, mayRepresent, votersOn } from './on-day.ts';
import type { MemberRecord } from './on-day.ts';
import { overlaps } from './valid.ts';

const hypha: MemberRecord = {
  kind: 'organisation',
  personId: null,
  tenures: [
    { custodian: 'webarchitects', from: '2020-08-01', to: '2021-03-31' },
    { custodian: 'hypha', from: '2021-04-01', to: null },
  ],
  holdings: [
    { class: 'producer', from: '2020-08-01', to: null },
    { class: 'consumer', from: '2020-09-01', to: '2020-12-31' },
  ],
  mandates: [
    { personId: 'amara', role: 'alternate', from: '2020-08-01', to: null },
    { personId: 'tomas', role: 'representative', from: '2020-08-01', to: '2021-01-31' },
    { personId: 'ines', role: 'representative', from: '2021-02-01', to: null },
  ],
};

describe('a member on a day', () => {
  it('holds overlapping classes, each on its first and last day too', () => {
    expect(classesOn(hypha.holdings, '2020-08-31')).toEqual(['producer']);
    expect(classesOn(hypha.holdings, '2020-12-31')).toEqual(['producer', 'consumer']);
    expect(classesOn(hypha.holdings, '2021-01-01')).toEqual(['producer']);
  });

  it('is with one custodian, and with the next from the day it moved', () => {
    expect(custodianOn(hypha.tenures, '2020-07-31')).toBeNull();
    expect(custodianOn(hypha.tenures, '2021-03-31')).toBe('webarchitects');
    expect(custodianOn(hypha.tenures, '2021-04-01')).toBe('hypha');
  });

  it('is spoken for by its representative first, then its alternates', () => {
    expect(votersOn(hypha, '2021-01-31')).toEqual(['tomas', 'amara']);
    expect(votersOn(hypha, '2021-02-01')).toEqual(['ines', 'amara']);
    expect(mayRepresent('tomas', hypha, '2021-02-01')).toBe(false);
  });

  it('is not spoken for by a delegate, who only takes part', () => {
    const mandates = [{ personId: 'dele', role: 'delegate' as const, from: '2020-08-01', to: null }];
    expect(votersOn({ ...hypha, mandates }, '2020-08-01')).toEqual([]);
    expect(mayRepresent('dele', { ...hypha, mandates }, '2020-08-01')).toBe(false);
  });

  it('is spoken for by nobody before it joined', () => {
    expect(votersOn(hypha, '2020-07-31')).toEqual([]);
  });

  it('that is an individual speaks for itself alone', () => {
    const yuki: MemberRecord = { ...hypha, kind: 'individual', personId: 'yuki', mandates: [] };
    expect(votersOn(yuki, '2020-08-01')).toEqual(['yuki']);
  });
});

describe('a record that contradicts itself', () => {
  const objection = (change: Partial<MemberRecord>) =>
    objectionToRecord({ ...hypha, ...change })?.refused ?? null;

  it('is told from one that does not', () => {
    expect(objection({})).toBeNull();
  });

  it('has two custodians at once', () => {
    const tenures = [...hypha.tenures, { custodian: 'femprocomuns', from: '2022-01-01', to: '2022-02-01' }];
    expect(objection({ tenures })).toBe('TWO_CUSTODIANS');
  });

  it('holds one class twice at once', () => {
    const holdings = [...hypha.holdings, { class: 'producer', from: '2024-01-01', to: null }];
    expect(objection({ holdings })).toBe('SAME_CLASS_TWICE');
  });

  it('has two representatives at once, or one person in two roles', () => {
    const second = { personId: 'noor', role: 'representative', from: '2021-03-01', to: null } as const;
    expect(objection({ mandates: [...hypha.mandates, second] })).toBe('TWO_REPRESENTATIVES');
    const both = { ...second, personId: 'amara' };
    expect(objection({ mandates: [...hypha.mandates, both] })).toBe('SAME_PERSON_TWICE');
  });

  it('ends before it begins', () => {
    const holdings = [{ class: 'producer', from: '2020-08-02', to: '2020-08-01' }];
    expect(objection({ holdings })).toBe('ENDS_BEFORE_IT_BEGINS');
  });
});

describe('days', () => {
  it('are read only when a calendar has them', () => {
    expect(readDay('2024-02-29')).toBe('2024-02-29');
    for (const text of ['2023-02-29', '2024-2-9', '29/02/2024', '2024-13-01', '0000-12-31', ''])
      expect(readDay(text)).toBeNull();
  });

  it('follow one another, over month ends and leap days', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-01-01'), max: new Date('2200-01-01'), noInvalidDate: true }),
        (date) => {
          const day = date.toISOString().slice(0, 10);
          expect(dayBefore(dayAfter(day))).toBe(day);
          expect(dayAfter(day) > day).toBe(true);
        },
      ),
    );
  });

  it('overlap both ways or not at all', () => {
    const valid = fc.record({
      from: fc.constantFrom('2020-01-01', '2020-01-02', '2020-01-03'),
      to: fc.constantFrom('2020-01-03', '2020-01-04', null),
    });
    fc.assert(
      fc.property(valid, valid, (one, other) => expect(overlaps(one, other)).toBe(overlaps(other, one))),
    );
  });
});
