import { describe, expect, it } from '@jest/globals';
import {
  formatDay,
  formatInstant,
  formatInstantShort,
  formatList,
  formatMinutes,
  formatMoney,
  formatPercent,
  formatRelative,
} from './format.ts';

const close = new Date('2026-05-08T16:00:00Z');

describe('the close of a decision', () => {
  it('is told in the zone of each member', () => {
    expect(formatInstant(close, { language: 'en', timeZone: 'Europe/Madrid' })).toMatch(
      /Friday.*8 May 2026.*18:00/,
    );
    expect(formatInstant(close, { language: 'en', timeZone: 'America/Montreal' })).toMatch(
      /Friday.*8 May 2026.*12:00/,
    );
  });

  it('is another day on the other side of the world', () => {
    expect(formatInstant(close, { language: 'en', timeZone: 'Pacific/Auckland' })).toMatch(
      /Saturday.*9 May 2026/,
    );
  });

  it('is told in the language of each member', () => {
    expect(formatInstant(close, { language: 'ca', timeZone: 'Europe/Madrid' })).toContain('maig');
    expect(formatInstantShort(close, { language: 'de', timeZone: 'Europe/Berlin' })).toContain('18:00');
  });

  it.each([
    ['2026-05-08T13:00:00Z', 'in 3 hours'],
    ['2026-05-08T15:59:30Z', 'this minute'],
    ['2026-05-06T15:00:00Z', 'in 2 days'],
    ['2026-05-05T16:10:00Z', 'in 3 days'],
    ['2026-05-01T16:00:20Z', 'in 7 days'],
    ['2026-05-08T17:00:00Z', '1 hour ago'],
  ])('lies, seen from %s, %s', (now, said) => {
    expect(formatRelative(close, new Date(now), 'en')).toBe(said);
  });

  it('is never called tomorrow or the day after: 47 hours from now can be either', () => {
    const evening = new Date('2026-05-06T17:00:00Z');
    expect(formatRelative(close, evening, 'de')).toBe('in 2 Tagen');
    expect(formatRelative(close, new Date('2026-05-07T15:00:00Z'), 'en')).toBe('in 1 day');
  });
});

describe('a calendar day', () => {
  it('is the same day for everyone', () => {
    expect(formatDay('2020-08-01', 'en')).toBe('1 August 2020');
    expect(formatDay('2020-08-01', 'fr')).toBe('1 août 2020');
  });
});

describe('numbers and names', () => {
  it('are written as each language writes them', () => {
    expect(formatPercent('66.67', 'de')).toBe('66,67');
    expect(formatPercent('50.00', 'en')).toBe('50.00');
    expect(formatList(['Hypha', 'Koumbit', 'FKI'], 'es')).toBe('Hypha, Koumbit y FKI');
  });
});

describe('a price and a time', () => {
  it('are written as each language writes them', () => {
    expect(formatMoney('20', 'EUR', 'en')).toBe('€20');
    expect(formatMoney('12.50', 'EUR', 'fr')).toBe('12,50\u00a0€');
    expect(formatMoney('500', 'JPY', 'en')).toBe('¥500');
    expect(formatMinutes(180, 'en')).toBe('3 hours');
    expect(formatMinutes(60, 'de')).toBe('1 Stunde');
    expect(formatMinutes(90, 'sv')).toBe('90 minuter');
  });
});
