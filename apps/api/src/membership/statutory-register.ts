import { directionOf, formatDay, formatInstant, formatList, tagOf } from '@plenaria/i18n';
import type { Language, Params, TextKey } from '@plenaria/i18n';
import { Paper } from '../paper/paper.ts';
import { textIn as sayIn } from '../post/texts.ts';
import type { Entered, StatutoryRegister } from './find-statutory-register.ts';
import { textIn } from './member-class.ts';

/**
 * The register of members that the law of a custodian's country asks for, as a PDF. The laws of our custodians (GB:
 * Co-operative and Community Benefit Societies Act 2014, s. 30; ES: Ley 27/1999, art. 60; SE: lag 2018:672, ch. 5; CA:
 * Canada Cooperatives Act) ask in common for a number, the name, what kind of member, and both days.
 */
export async function statutoryRegister(
  register: StatutoryRegister,
  language: Language,
  now: Date,
): Promise<Buffer> {
  const { custodian, asOf, entered } = register;
  const say = (key: string, params: Params = {}) =>
    sayIn(language, `papers:register.${key}` as TextKey, params);
  const day = (of: string) => formatDay(of, language);
  const title = say('title');
  const paper = await Paper.begin(
    {
      title: `${title}: ${custodian.name}`,
      language: tagOf(language),
      direction: directionOf(language),
      at: now,
    },
    register,
  );
  const country = countryName(custodian.country, language);
  const present = entered.filter(({ ceased }) => ceased === null || ceased === asOf).length;
  paper.heading(1, title);
  paper.fact(say('cooperative'), `${custodian.name}, ${country}`);
  if (custodian.taxIdentity) paper.fact(sayIn(language, 'people:field.taxIdentity'), custodian.taxIdentity);
  paper.fact(say('asOf'), day(asOf));
  paper.fact(say('members'), say('membersOf', { present, entered: entered.length }));
  paper.rule();
  await paper.table(
    [
      { head: say('number'), share: 7 },
      { head: say('name'), share: 32 },
      { head: say('country'), share: 17 },
      { head: say('class'), share: 19 },
      { head: say('admitted'), share: 18 },
      { head: say('ceased'), share: 18 },
    ],
    entered.map((line) => cellsOf(line, language)),
  );
  const made = formatInstant(now, { language, timeZone: 'UTC' });
  paper.paragraph([{ text: say('note', { when: made }) }], { size: 9 });
  return paper.end((page, pages) =>
    [custodian.name, day(asOf), say('page', { page, pages })].map(isolated).join(' · '),
  );
}

function cellsOf({ number, name, country, classes, admitted, ceased }: Entered, language: Language) {
  return [
    String(number),
    name,
    country ? countryName(country, language) : '',
    formatList(
      classes.map((names) => textIn(language, names) ?? ''),
      language,
    ),
    formatDay(admitted, language),
    ceased ? formatDay(ceased, language) : '',
  ];
}

/** Kept apart from its neighbours in lines of both directions. */
function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}

function countryName(code: string, language: Language): string {
  return new Intl.DisplayNames(tagOf(language), { type: 'region', fallback: 'code' }).of(code) ?? code;
}
