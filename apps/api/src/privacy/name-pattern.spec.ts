import { describe, expect, it } from '@jest/globals';
import { isTelling, nameExpression, namePattern } from './name-pattern.ts';

const finds = (name: string, text: string, emails: readonly string[] = []) =>
  nameExpression({ names: [name], emails })?.test(text) ?? false;

describe('a name in what others wrote', () => {
  it('is found in any case and over the end of a line', () => {
    expect(finds('Núria O’Brien-Vila', 'as núria\n O’BRIEN-VILA said')).toBe(true);
    expect(finds('Ada Byron', 'Ada Byrons')).toBe(false);
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
  });

  it('is not looked for when it is one word or very short ones, which may mean something else; an address is', () => {
    expect(namePattern({ names: ['Mark', 'A N'], emails: [] })).toBeNull();
    expect(finds('Mark', 'write to mark@x.example.', ['mark@x.example'])).toBe(true);
    expect(['A N', 'Mark', 'Li Wu', '李 伟', ' '].map(isTelling)).toEqual([false, false, true, true, false]);
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
