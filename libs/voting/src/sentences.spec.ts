import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { labelled } from './labelled.ts';
import { presetNamed, presets } from './presets.ts';
import type { RulePack } from './rule-pack.ts';
import { rulesInWords } from './rules-in-words.ts';
import type { Sentence } from './sentence.ts';
import { tally } from './tally.ts';
import { groupsOf } from './testing/groups-of.ts';
import { turnout } from './turnout.ts';
import { votesOf } from './testing/votes.ts';
import { weightInWords } from './weight-in-words.ts';

const english = JSON.parse(
  readFileSync(new URL('../../i18n/locales/en/result.json', import.meta.url), 'utf8'),
) as Readonly<Record<string, string>>;

/** The sentence in English; throws when it has no text or leaves a place open. */
function inEnglish({ key, params }: Sentence): string {
  const text = english[`${key}_${params['count'] === 1 ? 'one' : 'other'}`] ?? english[key];
  if (text === undefined) throw new Error(`no English for ${key}`);
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    if (params[name] === undefined) throw new Error(`${key} does not say ${name}`);
    return String(params[name]);
  });
}

describe('the rules and results in words', () => {
  it('do not say that a share goes to a college in which nobody counts either', () => {
    const { rules } = presetNamed('webarchitects-50-25-25') ?? {};
    if (!rules) throw new Error('the preset is there');
    const { roll, ballots } = votesOf({
      workers: { yes: 1, of: 1 },
      clientsAndPartners: { of: 1 },
      investors: { of: 1 },
    });
    const keysUnder = (silentCollege: RulePack['silentCollege'], cast = ballots) =>
      tally({ ...rules, silentCollege }, roll, cast).sentences.map(({ key }) => key);
    expect(keysUnder({ redistributeTo: 'investors' })).toContain('silentBurned');
    expect(keysUnder({ redistributeTo: 'investors' })).not.toContain('silentRedistributedTo');
    expect(keysUnder({ redistributeTo: 'workers' })).toContain('silentRedistributedTo');
    expect(keysUnder('redistribute', [])).not.toContain('silentRedistributed');
  });

  it('have an English text with every place filled, for every preset and many outcomes', () => {
    const crowds = [
      { yes: 2, no: 1, abstain: 1, block: 1, of: 6 },
      { yes: 2, no: 2, of: 4 },
      { of: 3 },
      { no: 1, of: 1 },
    ];
    for (const { rules } of presets) {
      for (const silentCollege of ['burn', 'redistribute', 'invalid', 'oneMemberOneVote'] as const) {
        crowds.forEach((_, turn) => {
          const said = Object.fromEntries(
            rules.colleges.map(({ name }, n) => [name, crowds[(n + turn) % 4] ?? { of: 1 }]),
          );
          const { roll, ballots } = votesOf(said);
          const pack = { ...rules, silentCollege };
          const result = tally(pack, roll, ballots);
          const line = roll[0] ?? { college: '', weight: '1' };
          const sentences = [
            ...rulesInWords(pack),
            ...result.sentences,
            ...result.colleges.flatMap((college): readonly Sentence[] => college.sentences),
            ...turnout(
              pack,
              groupsOf(
                roll,
                ballots.map(({ electorId }) => electorId),
              ),
            ).sentences,
            ...weightInWords(pack, { ...line, weight: '3/2' }, { heads: 12, weight: '13' }),
          ];
          expect(sentences.map(inEnglish).join(' ')).not.toContain('{{');
        });
      }
    }
  });

  it('have a text for every key that is said anywhere', () => {
    const folder = new URL('./', import.meta.url);
    const sources = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'));
    const code = sources.map((name) => readFileSync(new URL(name, folder), 'utf8')).join('\n');
    const keys = [
      ...code.matchAll(/'((?:problem|verify|verified|rule|tie|silent|outcome)[A-Z][A-Za-z0-9]*)'/g),
    ];
    const missing = keys
      .map(([, key = '']) => key)
      .filter((key) => !(key in english) && !(`${key}_other` in english));
    expect(keys.length).toBeGreaterThan(80);
    expect([...new Set(missing)]).toEqual([]);
  });

  it('tell a producer what the vote weighs', () => {
    const rules = presetNamed('webarchitects-50-25-25')?.rules as RulePack;
    const [sentence] = weightInWords(rules, { college: 'workers', weight: '1' }, { heads: 12, weight: '12' });
    expect(sentence && inEnglish(sentence)).toBe(
      'Your vote is one of 12 in the college workers, which decides 1/2.',
    );
  });

  it('call a college by its label where the rules have one in that language', () => {
    const rules = presetNamed('webarchitects-50-25-25')?.rules as RulePack;
    const sentence = { key: 'silentBurned', params: { college: 'clientsAndPartners', share: '1/4' } };
    expect(labelled([sentence], rules, 'en')[0]?.params['college']).toBe('clients and partners');
    expect(labelled([sentence], rules, 'xx')[0]?.params['college']).toBe('clientsAndPartners');
  });
});
