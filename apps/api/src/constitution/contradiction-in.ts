import type { Constitution, PartName, PartProblem } from './constitution.ts';

/** What cannot hold of parts that can each be read: two of one name, a name of nothing, no words in the language that
 *  counts, a circle within itself. Null where all of it can. */
export function contradictionIn(constitution: Constitution): PartProblem | null {
  return (
    namedTwice(constitution) ??
    loosePoint(constitution) ??
    wordless(constitution) ??
    circleWithinItself(constitution)
  );
}

/** Whatever has a short name has it alone in its part; so has a class its joining rule, and a language its text. */
function namedTwice(constitution: Constitution): PartProblem | null {
  const named = ['classes.json', 'circle-roles.json', 'circles.json', 'rule-packs.json'] as const;
  const more = ['service-levels.json', 'documents.json'] as const;
  for (const part of [...named, ...more]) {
    const slugs = constitution[part].map(({ slug }) => slug);
    const place = secondOf(slugs);
    if (place !== null) return { part, place: `$.${place}`, says: `two are called ${slugs[place]}` };
  }
  const { languages } = constitution['federation.json'];
  const language = secondOf(languages);
  if (language !== null) {
    const says = `${languages[language]} stands there twice`;
    return { part: 'federation.json', place: `$.languages.${language}`, says };
  }
  const classes = constitution['joining-rules.json'].map((one) => one.class);
  const rule = secondOf(classes);
  if (rule !== null) {
    const says = `two are for ${classes[rule] ?? 'every class'}`;
    return { part: 'joining-rules.json', place: `$.${rule}`, says };
  }
  for (const [place, { slug, texts }] of constitution['documents.json'].entries()) {
    const text = secondOf(texts.map(({ language }) => language));
    if (text === null) continue;
    const says = `${slug} has two texts in ${texts[text]?.language}`;
    return { part: 'documents.json', place: `$.${place}.texts.${text}`, says };
  }
  return null;
}

/** The place of the first that was there before; null where each is there once. */
function secondOf(values: readonly unknown[]): number | null {
  const seen = new Set<unknown>();
  for (const [place, value] of values.entries()) {
    if (seen.has(value)) return place;
    seen.add(value);
  }
  return null;
}

/** What one part says about another that is not there. */
function loosePoint(constitution: Constitution): PartProblem | null {
  const classes = new Set(constitution['classes.json'].map((one) => one.slug));
  const circles = new Set(constitution['circles.json'].map((one) => one.slug));
  const packs = new Set(constitution['rule-packs.json'].map((one) => one.slug));
  const loose = (part: PartName, place: number, what: string | null | undefined, known: Set<string>) =>
    what === null || what === undefined || known.has(what)
      ? []
      : [{ part, place: `$.${place}`, says: `nothing is called ${what}` }];
  const [first] = [
    ...constitution['circles.json'].flatMap(({ parent }, place) =>
      loose('circles.json', place, parent, circles),
    ),
    ...constitution['joining-rules.json'].flatMap((one, place) => [
      ...loose('joining-rules.json', place, one.class, classes),
      ...loose('joining-rules.json', place, one.rule.rulePack, packs),
    ]),
    ...constitution['service-levels.json'].flatMap((one, place) =>
      loose('service-levels.json', place, one.class, classes),
    ),
    ...constitution['documents.json'].flatMap((one, place) =>
      one.classes.flatMap((name) => loose('documents.json', place, name, classes)),
    ),
  ];
  return first ?? null;
}

/** The language in which nothing is lacking is one of the federation's, and a document speaks its own. */
function wordless(constitution: Constitution): PartProblem | null {
  const { languages, defaultLanguage } = constitution['federation.json'];
  if (!languages.includes(defaultLanguage)) {
    const says = `it does not write in ${defaultLanguage}`;
    return { part: 'federation.json', place: '$.defaultLanguage', says };
  }
  const documents = constitution['documents.json'];
  const place = documents.findIndex(({ language, texts }) =>
    texts.every((text) => text.language !== language),
  );
  const silent = documents[place];
  if (!silent) return null;
  const says = `${silent.slug} has no text in ${silent.language}, which counts`;
  return { part: 'documents.json', place: `$.${place}.texts`, says };
}

/** The first circle that, going up from parent to parent, comes to stand within itself. */
function circleWithinItself(constitution: Constitution): PartProblem | null {
  const circles = constitution['circles.json'];
  const parentOf = new Map(circles.map(({ slug, parent }) => [slug, parent]));
  for (const [place, { slug }] of circles.entries()) {
    const way = [slug];
    // A circle beside the ring is within it, and not in itself: the ring is told where it is met.
    for (let up = parentOf.get(slug); up && way.length <= circles.length; up = parentOf.get(up)) {
      way.push(up);
      if (up === slug)
        return {
          part: 'circles.json',
          place: `$.${place}.parent`,
          says: `a circle stands within itself: ${way.join(', within ')}`,
        };
    }
  }
  return null;
}
