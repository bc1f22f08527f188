import { describe, expect, it } from '@jest/globals';
import { missingInForm, type ApplicationForm } from './application-form.ts';

const FULL: ApplicationForm = {
  kind: 'organisation',
  name: 'La Troca SCCL',
  country: 'ES',
  website: null,
  classes: ['consumer'],
  pledge: { money: null, hours: { hours: 40, every: 'year' }, resources: null },
  isFree: false,
  motivation: 'We meet online.',
};
const missing = (change: Partial<ApplicationForm>) =>
  missingInForm({ ...FULL, ...change }, ['producer', 'consumer']).map(({ field }) => field);

describe('an application is complete', () => {
  it('with a name, a country, a class, a pledge and a reason', () => {
    expect(missing({})).toEqual([]);
    const nothing = { money: null, hours: null, resources: null };
    expect(missing({ name: ' ', country: null, classes: [], pledge: nothing, motivation: '' })).toEqual([
      'name',
      'country',
      'classes',
      'hours',
      'motivation',
    ]);
  });

  it('without a pledge where the service level costs nothing', () => {
    const nothing = { money: null, hours: null, resources: null };
    expect(missing({ pledge: nothing })).toEqual(['hours']);
    expect(missing({ pledge: nothing, isFree: true })).toEqual([]);
  });

  it('with a name that has a letter, a country that exists and a class that still does', () => {
    expect(missing({ name: '!!!' })).toEqual(['name']);
    expect(missing({ country: 'XX' })).toEqual(['country']);
    expect(missing({ classes: ['consumer', 'patron'] })).toEqual(['classes']);
    expect(missing({ name: 'تعاونية الماء' })).toEqual([]);
  });
});
