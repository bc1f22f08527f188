import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { typedAmount } from '../typed-amount.ts';
import { isEmptyPledge, readPledge } from './pledge.ts';

const NOTHING = { money: '', moneyEvery: 'year', hours: '', hoursEvery: 'year', resources: '' };
const money = (text: string, currency = 'EUR') => {
  const { pledge, unreadable } = readPledge({ ...NOTHING, money: text }, currency);
  return unreadable.length > 0 ? unreadable : (pledge.money?.amount ?? null);
};

describe('what somebody pledges', () => {
  it.each([
    ['500', '50000'],
    ['500,5', '50050'],
    ['1 500,50', '150050'],
    ['1.500,50', '150050'],
    ['1,500.50', '150050'],
    ['12’345', '1234500'],
    ['1.234.567', '123456700'],
    ['٥٠٠', '50000'],
    ['٧٥٠٫٥٠', '75050'],
    ['١٬٢٥٠', '125000'],
    ['١٬٢٥٠٬٠٠٠٫٥', '125000050'],
    ['0', null],
    ['', null],
  ])('of money may be typed as %s', (text, amount) => {
    expect(money(text)).toBe(amount);
  });

  it.each([
    'five hundred',
    '-5',
    '5 EUR',
    '1.2.3',
    '12345678901234',
    '5.123,4567',
    '1.234,567',
    '١٬٢٥',
    '٥٫٥٫٥',
  ])('of money cannot be %s', (text) => {
    expect(money(text)).toEqual(['money']);
  });

  it.each(['12.345', '1,500', '0.500'])('of money is ambiguous as %s, and says so', (text) => {
    const { unreadable, isAmbiguous } = readPledge({ ...NOTHING, money: text }, 'EUR');
    expect([unreadable, isAmbiguous]).toEqual([['money'], true]);
    expect(readPledge({ ...NOTHING, money: 'five' }, 'EUR').isAmbiguous).toBe(false);
  });

  it('of money in dinars, which have three digits behind the point, and in yen, which have none, is not', () => {
    expect(money('12.345', 'KWD')).toBe('12345');
    expect(money('12,345', 'KWD')).toEqual(['money']);
    expect(money('12.345', 'JPY')).toBe('12345');
  });

  it('of money in yen has no smaller unit', () => {
    expect(money('500', 'JPY')).toBe('500');
    expect(money('500.5', 'JPY')).toEqual(['money']);
  });

  it('of hours is a whole number, a year has no more', () => {
    const hours = (text: string) => readPledge({ ...NOTHING, hours: text }, 'EUR');
    expect(hours('40').pledge.hours).toEqual({ hours: 40, every: 'year' });
    expect(hours('9000').unreadable).toEqual(['hours']);
    expect(hours('a few').unreadable).toEqual(['hours']);
  });

  it('says how often', () => {
    expect(readPledge({ ...NOTHING, money: '5', moneyEvery: 'week' }, 'EUR').unreadable).toEqual([
      'moneyEvery',
    ]);
    expect(readPledge({ ...NOTHING, hours: '5', hoursEvery: '' }, 'EUR').unreadable).toEqual(['hoursEvery']);
  });

  it('may be resources alone, but not nothing', () => {
    expect(isEmptyPledge(readPledge(NOTHING, 'EUR').pledge)).toBe(true);
    expect(isEmptyPledge(readPledge({ ...NOTHING, resources: ' a server ' }, 'EUR').pledge)).toBe(false);
  });

  it('is typed again as it is kept', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 10n ** 12n - 1n }),
        fc.constantFrom('EUR', 'JPY', 'SEK', 'KWD'),
        (amount, currency) => {
          expect(money(typedAmount(String(amount), currency), currency)).toBe(String(amount));
        },
      ),
    );
  });
});
