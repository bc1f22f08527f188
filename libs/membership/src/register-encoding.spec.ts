import { describe, expect, it } from '@jest/globals';
import { objectionToEncoding } from './register-encoding.ts';

describe('a file in the wrong encoding', () => {
  const wrong = (bytes: Buffer) => objectionToEncoding(bytes.toString('utf8'));

  it('is named: UTF-16, Latin-1, or UTF-8 that was read wrongly before', () => {
    expect(wrong(Buffer.from('name\nCafé\n', 'utf16le'))?.details['encoding']).toBe('UTF-16');
    expect(wrong(Buffer.from('name\nCafé\n', 'latin1'))).toMatchObject({
      line: 2,
      details: { encoding: 'Windows-1252 (Latin-1)' },
    });
    const twice = Buffer.from(Buffer.from('name\nCafé\n').toString('latin1'));
    expect(wrong(twice)?.details['encoding']).toBe('UTF-8 read as Windows-1252');
  });

  it('is not suspected in Catalan, Swedish, Arabic or Portuguese capitals', () => {
    for (const name of ['Cooperativa Integral Catalana, l’Hospitalet', 'Ångström', 'تعاونية', 'SÃO JOÃO'])
      expect(wrong(Buffer.from(`name\n${name}\n`))).toBeNull();
  });
});
