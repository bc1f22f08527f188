import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { objectionToCell, objectionToEncoding } from './register-encoding.ts';

/** What Windows-1252 has from 0x80 to 0x9F, written down here once more. */
const SIGNS = `20AC 81 201A 192 201E 2026 2020 2021 2C6 2030 160 2039 152 8D 17D 8F
   90 2018 2019 201C 201D 2022 2013 2014 2DC 2122 161 203A 153 9D 17E 178`
  .split(/\s+/)
  .map((code) => String.fromCodePoint(Number.parseInt(code, 16)));
/** UTF-8 as a reader shows it that takes it for Windows-1252. */
const readWrongly = (text: string) =>
  Array.from(Buffer.from(text), (byte) => SIGNS[byte - 0x80] ?? String.fromCodePoint(byte)).join('');
const inWindows1252 = (text: string) =>
  Buffer.from(
    Array.from(text, (sign) => {
      const place = SIGNS.indexOf(sign);
      return place < 0 ? (sign.codePointAt(0) ?? 0) : 0x80 + place;
    }),
  );
const encodingOf = (text: string) => objectionToEncoding(text)?.details['encoding'] ?? null;
const TWICE = 'UTF-8 read as Windows-1252';

const ALPHABETS = {
  english: 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ',
  german: 'abcdestäöüßABCDESTÄÖÜẞ',
  catalan: 'abcdlsàèéíïòóúüçABCDLSÀÈÉÍÏÒÓÚÜÇ',
  spanish: 'abcdensáéíóúüñABCDENSÁÉÍÓÚÜÑ',
  french: 'abcdesàâæçéèêëîïôœùûüÿABCDESÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸ',
  swedish: 'abcdeståäöéABCDESTÅÄÖÉ',
  arabic: 'ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئةى',
};
const wordsOf = (letters: string) =>
  fc.array(fc.string({ unit: fc.constantFrom(...Array.from(letters)), minLength: 2, maxLength: 8 }), {
    minLength: 1,
    maxLength: 6,
  });
const isAscii = (text: string) => Buffer.byteLength(text) === text.length;

describe('a file in the wrong encoding', () => {
  const wrong = (bytes: Buffer) => objectionToEncoding(bytes.toString('utf8'));

  it('is named: UTF-16, Latin-1, or UTF-8 that was read wrongly before', () => {
    expect(wrong(Buffer.from('name\nCafé\n', 'utf16le'))?.details['encoding']).toBe('UTF-16');
    expect(wrong(inWindows1252('name\nCafé\n'))).toMatchObject({
      line: 2,
      details: { encoding: 'Windows-1252 (Latin-1)' },
    });
    expect(encodingOf(readWrongly('name\nCafé\n'))).toBe(TWICE);
  });

  it.each([
    'École',
    'Äpple',
    'Öresund',
    'Über',
    'Ångström',
    'Øresund',
    'Straße',
    'œuvre',
    'ÁREA',
    'l’Hospitalet',
    'التعاونية',
    'Συνεταιρισμός',
    'Spółdzielnia',
    'Księski',
    'مة',
    'Кооператив',
    '協同組合',
    '“Hub”',
    '\uFEFFname',
  ])('is told by %s alone, which was read wrongly before', (name) => {
    expect(objectionToEncoding(`name,slug\nHypha,\n"${readWrongly(name)}",hub\n`)).toMatchObject({
      line: 3,
      details: { encoding: TWICE },
    });
  });

  it('is not suspected in Catalan, Swedish, Arabic or Portuguese capitals', () => {
    for (const name of ['Cooperativa Integral Catalana, l’Hospitalet', 'Ångström', 'تعاونية', 'SÃO JOÃO'])
      expect(wrong(Buffer.from(`name\n${name}\n`))).toBeNull();
  });

  it.each([
    'CAFÉ®',
    'UMEÅ’S',
    'PÅ…',
    'LIBERTÉ\u00A0: OUI',
    '« LIBERTÉ »',
    '”CAFÉ”',
    'Spaß…',
    'LA UNIÓ™',
    'ÀÉ–ÈÒ',
  ])('is not suspected in %s', (name) => {
    expect(objectionToEncoding(`name\n${name}\n`)).toBeNull();
  });
});

describe('a cell of a spreadsheet', () => {
  it('is named where its text was read wrongly before, with the line and the column', () => {
    expect(objectionToCell(4, 'name', readWrongly('Åkerö Kooperativ'))).toEqual({
      line: 4,
      field: 'name',
      reason: 'READ_WRONGLY',
      details: { excerpt: readWrongly('Åkerö Kooperativ') },
    });
    expect(objectionToCell(4, 'name', 'Caf\uFFFD')).toMatchObject({ reason: 'READ_WRONGLY' });
  });

  it.each(['Åkerö Kooperativ', 'SÃO JOÃO', 'تعاونية', ''])('is sound: %s', (text) => {
    expect(objectionToCell(4, 'name', text)).toBeNull();
  });
});

describe.each(Object.entries(ALPHABETS))('text in %s', (_language, letters) => {
  it('is never taken for text that was read wrongly', () => {
    const between = fc.constantFrom(
      ' ',
      '’',
      '·',
      '-',
      ' – ',
      ', ',
      '… ',
      '” ',
      ' »',
      '\u00A0: ',
      '® ',
      '\n',
    );
    fc.assert(
      fc.property(wordsOf(letters), between, (words, sign) => {
        // No French word ends in "Â", or has "œ" or "Ÿ" after a letter with an accent.
        const spelled = words.map((word) => word.replace(/Â$/, 'A').replaceAll(/(?<=\P{ASCII})[œŒŸ]/gu, 'e'));
        const text = spelled.join(sign);
        expect(objectionToEncoding(text)).toBeNull();
      }),
    );
  });

  it('is told when it was read wrongly', () => {
    fc.assert(
      fc.property(wordsOf(letters), (words) => {
        // "Œ" read wrongly is "Å’", which also ends a Swedish word: alone it tells nothing.
        const text = words.join(' ').replaceAll('Œ', 'œ');
        expect(encodingOf(readWrongly(text))).toBe(isAscii(text) ? null : TWICE);
      }),
    );
  });
});

describe('any text of letters and signs', () => {
  it('is suspected only when it really is UTF-8 once it is bytes again', () => {
    // "â€" is told wherever it stands.
    const signs = [...SIGNS.filter((sign) => sign !== '€'), ...Array.from(' «»·®ºª')];
    const unit = fc.constantFrom(...Array.from(Object.values(ALPHABETS).join('')), ...signs);
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 12 }), (text) => {
        fc.pre(encodingOf(text) === TWICE);
        const again = new TextDecoder('utf-8', { fatal: true }).decode(inWindows1252(text));
        expect(readWrongly(again)).toBe(text);
      }),
      { maxSkipsPerRun: 100_000, numRuns: 30 },
    );
  });
});
