import { describe, expect, it } from '@jest/globals';
import { letterSchema } from './letter.ts';
import type { Letter } from './letter.ts';
import { writeLetter } from './write-letter.ts';

const decisionId = '0198b7a2-6f1e-7c3a-9d5e-2f4b8a6c1e0d';
const about = {
  decisionId,
  number: 7,
  title: { en: 'Who is a producer?', ca: 'Qui és productora?' },
  closesAt: '2026-05-08T18:00:00Z',
};
const reminder: Letter = { template: 'reminder-2h', params: about };
const occasion = {
  federation: 'The Online Meeting Cooperative',
  link: 'https://vote.example/enter#token',
  linkExpiresAt: new Date('2026-05-08T18:00:00Z'),
  waysOut: null,
};
const ada = { name: 'Ada', language: 'en', timeZone: 'Europe/Madrid' };

describe('a letter', () => {
  it("tells times in the reader's zone", () => {
    expect(writeLetter(reminder, ada, occasion).text).toMatch(/8 May 2026.*20:00/);
    expect(writeLetter(reminder, { ...ada, timeZone: 'America/Toronto' }, occasion).text).toMatch(/14:00/);
  });

  it("tells a decision's title in the reader's language, in English when it has none", () => {
    expect(writeLetter(reminder, { ...ada, language: 'ca' }, occasion).subject).toContain(
      'Qui és productora?',
    );
    expect(writeLetter(reminder, { ...ada, language: 'sv' }, occasion).subject).toContain(
      'Who is a producer?',
    );
  });

  it('says the same as text and as HTML, with one link', () => {
    const { text, html } = writeLetter(reminder, ada, occasion);
    expect(text.match(/https:\/\/\S+/g)).toEqual([occasion.link]);
    expect(html.match(/href="[^"]+"/g)).toEqual([`href="${occasion.link}"`]);
  });

  it('runs from right to left where the language does', () => {
    expect(writeLetter(reminder, { ...ada, language: 'ar' }, occasion).html).toContain('lang="ar" dir="rtl"');
  });

  it('makes what people wrote harmless', () => {
    const params = { ...about, title: '<img src=x onerror=alert(1)> & "quotes"\nBcc: all@example.org' };
    const { subject, html } = writeLetter({ template: 'decision-opened', params }, ada, occasion);
    expect(html).not.toContain('<img');
    expect(subject).not.toContain('\n');
  });

  it('has words for every template, and leaves no place unfilled', () => {
    const letters: Letter[] = [
      { template: 'login-link', params: { returnPath: null, expiresAt: about.closesAt } },
      { template: 'invitation', params: {} },
      { template: 'decision-opened', params: about },
      { template: 'reminder-24h', params: about },
      reminder,
      { template: 'decision-closed', params: about },
      { template: 'decision-settled', params: about },
    ];
    for (const letter of letters) {
      expect(letterSchema.parse(letter)).toEqual(letter);
      const { subject, text, html } = writeLetter(letter, ada, occasion);
      for (const part of [subject, text, html]) expect(part).not.toMatch(/\{\{|mail:|undefined/);
    }
  });
});
