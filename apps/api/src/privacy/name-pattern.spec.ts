import { describe, expect, it } from '@jest/globals';
import { isTelling, nameExpression, namePattern } from './name-pattern.ts';

const finds = (name: string, text: string, emails: readonly string[] = []) =>
  nameExpression({ names: [name], emails })?.test(text) ?? false;

describe('a name in what others wrote', () => {
  it('is found in any case and over the end of a line', () => {
    expect(finds('Núria O’Brien-Vila', 'as núria\n O’BRIEN-VILA said')).toBe(true);
    expect(finds('Ada Byron', 'Ada Byroń')).toBe(false);
    expect(finds('Ada Byron', 'Ada Byroń'.normalize('NFD'))).toBe(false);
  });

  it.each([
    ['two spaces', 'Birgit  Solheim'],
    ['a space that does not break', 'Birgit\u00a0Solheim'],
    ['nothing to be seen', 'Birgit \u200bSolheim'],
    ['bold letters', '**Birgit** Solheim'],
    ['underlines', '_Birgit Solheim_'],
    ['a quotation', '> with Birgit\n> Solheim'],
    ['a tag', '<b>Birgit</b> Solheim'],
    ['a space of HTML', 'Birgit&nbsp;Solheim'],
    ['a hyphen', 'Birgit-Solheim'],
    ['the surname first', 'Solheim, Birgit'],
    ['the surname first, in bold letters', '**SOLHEIM**, Birgit'],
  ])('is found with %s', (_, text) => {
    expect(finds('Birgit Solheim', `We heard that ${text} was ill.`)).toBe(true);
    expect(finds('Birgit Solheim', text)).toBe(true);
  });

  it('is found however its accents, apostrophes and hyphens are written', () => {
    const name = 'Zéphyrine O’Quill-Ñandú';
    for (const form of ['NFC', 'NFD'] as const) expect(finds(name, name.normalize(form))).toBe(true);
    expect(finds(name.normalize('NFD'), name)).toBe(true);
    expect(finds(name, "Zéphyrine O'Quill‑Ñandú")).toBe(true);
    expect(finds('José María Peña', 'Peña, José María')).toBe(true);
    expect(finds('José María Peña', 'María Peña, José'.normalize('NFD'))).toBe(true);
  });

  it.each([
    ['Ada Byron', 'Ada Byrons', 'the genitive in German and Swedish'],
    ['Ada Byron', 'Ada Byron’s', 'the genitive in English'],
    ['Ada Byron', 'Ada Byron&#39;s', 'the same in HTML'],
    ['Ada Byron', 'Byron, Adas', 'the same with the surname first'],
    ['J. R. Smithson', 'J.R. Smithson', 'initials that stand together'],
    ['J.R. Smithson', 'J. R. Smithson', 'initials that stand apart'],
    ['Maja Groß', 'MAJA GROSS', 'a sharp s in capitals'],
    ['Maja Groß', 'Maja GROẞ', 'a sharp s as a capital'],
    ['Maja Gross', 'Maja Groß', 'a sharp s for two'],
    ['İpek Yılmaz', 'ipek YILMAZ', 'the letters i of Turkish'],
    ['Ipek Yilmaz', 'İpek Yılmaz', 'the letters i of others'],
    ["Una O'Brien", "Una O\\'Brien", 'the stroke of Markdown'],
    ["Una O'Brien", 'Una O&rsquo;Brien', 'an apostrophe of HTML'],
    ['Lucía Navarro', 'Lucia Navarro', 'letters without their accents'],
    ['Zsófia Ñandú', 'Zsófia Nandu', 'some of them without'],
    ['Jörg Østergård', 'Joerg Oestergaard', 'what is typed for them'],
    ['Nguyễn Lan', 'Nguyen Lan', 'a letter without either mark'],
    ['Nguyễn Lan', 'Nguyê\u0303n Lan', 'one mark in the letter and one beside it'],
  ])('of %s is found whole as %s: %s', (name, text) => {
    const hint = new RegExp(namePattern({ names: [name], emails: [] })?.hint ?? '^$', 'iu');
    const expression = nameExpression({ names: [name], emails: [] });
    for (const said of [text, text.normalize('NFD'), ...(text.includes('&') ? [] : [text.toUpperCase()])]) {
      expect(expression?.exec(`as ${said}, said`)?.[0]).toBe(said);
      expect(hint.test(said)).toBe(true);
    }
  });

  it('is found of one piece where it is a full name, also between letters', () => {
    expect(finds('李小龙', '我是李小龙。')).toBe(true);
    for (const form of ['NFC', 'NFD'] as const) {
      expect(finds('김철수', '김철수가 말했다'.normalize(form))).toBe(true);
      expect(finds('김철수', '김철순이 말했다'.normalize(form))).toBe(false);
    }
  });

  it('is hinted at by its longest word, however that is written', () => {
    const hint = namePattern({ names: ['Ana O’Quill-Ñandú'], emails: ['ana@x.example'] })?.hint ?? '';
    const hints = (text: string) => new RegExp(hint, 'iu').test(text);
    for (const form of ['NFC', 'NFD'] as const)
      expect(hints("O'QUILL‑Ñandú, **Ana**".normalize(form))).toBe(true);
    expect(hints('write to Ana@x.example')).toBe(true);
    expect(hints('Ana is ill')).toBe(false);
  });

  it('is not found where its words mean something else', () => {
    expect(finds('Will Grant', 'the grant will be paid')).toBe(false);
    expect(finds('Birgit Solheim', 'Birgit and Solheim')).toBe(false);
    expect(finds('Birgit Solheim', 'Birgit. Solheim is a place.')).toBe(false);
    expect(finds('Birgit Solheim', 'Birgit – Solheim is a place')).toBe(false);
    expect(finds('Birgit Solheim', 'Birgit Solheimst')).toBe(false);
    expect(finds('A. Smithson', 'it was a smithson')).toBe(false);
  });

  it('is not looked for when it is one word or very short ones, which may mean something else; an address is', () => {
    expect(namePattern({ names: ['Mark', 'A N'], emails: [] })).toBeNull();
    expect(finds('Mark', 'write to mark@x.example.', ['mark@x.example'])).toBe(true);
    expect(['A N', 'Mark', 'Li Wu', '李 伟', ' ', '李伟', 'テスト'].map(isTelling)).toEqual([
      false,
      false,
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});

describe('a name within JSON', () => {
  const finds = (name: string, value: unknown) =>
    nameExpression({ names: [name], emails: [] }, 'json')?.test(JSON.stringify(value)) ?? false;

  it('is found at the beginning of a line, over its end, and beside quotes', () => {
    expect(finds('Birgit Solheim', { body: 'Dear all,\nBirgit Solheim is ill.' })).toBe(true);
    expect(finds('Birgit Solheim', { body: 'as Birgit\nSolheim said' })).toBe(true);
    expect(finds('Birgit Solheim', { body: 'as Birgit "Solheim" said' })).toBe(true);
    expect(finds('Birgit "Bibi" Solheim', { body: 'as Birgit "Bibi" Solheim said' })).toBe(true);
    expect(finds('Birgit Solheim', { body: 'as Birgit\u000bSolheim said' })).toBe(true);
    expect(finds('Birgit Solheim', { body: 'as <a href="x">Birgit</a> Solheim said' })).toBe(true);
    expect(finds('Birgit Solheim', { body: 'as nBirgit Solheim said' })).toBe(false);
  });

  it('is never found over the end of a text', () => {
    expect(finds('Birgit Solheim', { name: 'Solheim', Birgit: 1 })).toBe(false);
    expect(finds('Birgit Solheim', ['Birgit', 'Solheim'])).toBe(false);
    expect(finds('Birgit Solheim', ['Birgit <', '> Solheim'])).toBe(false);
  });
});
