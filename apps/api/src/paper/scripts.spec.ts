import { describe, expect, it } from '@jest/globals';
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { Paper } from './paper.ts';

const NAMES = [
  'Cooperativa “Ŵy” ño',
  'Συνεταιρισμός',
  'Кооператив',
  'Nguyễn Thị Hồng Hợp tác xã',
  'Ọlátúndé Adéyẹmí',
  'Ωδὴ τῶν ἐργατῶν',
  'Қазақ әріптері, ӣ ҳ',
  'Կոոպերատիվ',
  'কারখানা',
  'मुक्त संस्थान',
  'ኅብረት ሥራ',
  'კოოპერატივი',
  'સહકારી મંડળી',
  'ਗੁਰਮਤ',
  'ಸಹಕಾರ',
  'សហករណ៍',
  'ສະຫະກອນ',
  'സഹകരണം',
  'သမဝါယမ',
  'සමූපකාර',
  'கூட்டம்',
  'సహకార',
  'สหกรณ์ที่นี่',
  '周美琳合作社「東」',
  'ひらがなカタカナ、生協',
  '협동조합 사람들',
];

/** What another program reads on the one page of a paper with these lines, and what stands for signs without a face. */
async function readBack(lines: readonly string[]): Promise<string> {
  const paper = await Paper.begin(
    { title: 'Names', language: 'en', direction: 'ltr', at: new Date(0) },
    lines,
  );
  for (const line of lines) {
    paper.paragraph([{ text: line }]);
    paper.paragraph([{ text: line, bold: true }]);
  }
  const data = new Uint8Array(await paper.end(() => ''));
  const pdf = await getDocument({ data, verbosity: VerbosityLevel.ERRORS }).promise;
  const { items } = await (await pdf.getPage(1)).getTextContent();
  return items.map((item) => ('str' in item ? item.str : '')).join('');
}

describe('a name on a paper', () => {
  it.each(NAMES)('is read as it was written: %s', async (name) => {
    expect((await readBack([name])).replaceAll(/\s/g, '')).toContain(name.repeat(2).replaceAll(/\s/g, ''));
  });

  it('is set although its face leaves open where a mark stands', async () => {
    expect(await readBack(['ਪੰਜਾਬੀ'])).toMatch(/ਪ.*ਬ/);
  });

  it('runs from right to left in Hebrew and Arabic', async () => {
    const letters = async (name: string) =>
      Array.from((await readBack([name])).replaceAll(/\s/g, ''))
        .toSorted()
        .join('');
    for (const name of ['קואופרטיב', 'تعاون'])
      expect(await letters(name)).toBe(Array.from(name.repeat(2)).toSorted().join(''));
  });
});
