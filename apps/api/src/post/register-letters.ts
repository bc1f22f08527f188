import { formatDay, formatMinutes, formatMoney } from '@plenaria/i18n';
import type { Language, Params } from '@plenaria/i18n';
import { typedAmount } from '@plenaria/membership';
import { z } from 'zod';
import { text, title } from './letter-parts.ts';
import { textIn, titleIn } from './texts.ts';

/** What somebody may enter in the register by hand, with effect for one member. */
const REGISTER_ACTS = [
  'membershipEnded',
  'representative',
  'alternate',
  'delegate',
  'representationEnded',
  'classBegun',
  'classEnded',
  'classKept',
  'levelHeld',
  'levelNone',
  'levelChanged',
  'levelEnded',
] as const;

/** What a service level gives and costs; the amount a month in minor units. */
const terms = z.object({
  amount: z.string(),
  currency: text,
  participantsMax: z.number().int(),
  minutesMax: z.number().int(),
});

/** What a letter tells of what somebody entered: `as` is in which role; `text` is the reason, or nothing. */
export const entered = z.object({
  member: text,
  slug: text,
  custodian: z.string(),
  by: text,
  as: z.enum(['secretary', 'custodian', 'invited']),
  /** `whom` is a person, a class or a service level, or nothing; the day is the first, or the last of what ends. */
  acts: z
    .array(
      z.object({
        act: z.enum(REGISTER_ACTS),
        whom: z.union([z.string(), title]),
        day: z.iso.date(),
        /** Of the service level that is held from then on. */
        terms: terms.optional(),
      }),
    )
    .min(1),
  text: z.string(),
  /** The number of the decision that adopted it, where one did. */
  decision: z.number().int().optional(),
});

/** The places of a letter about what was entered, in the reader's language. */
export function enteredPlaces(
  { member, custodian, by, as, text: said, decision, acts }: z.infer<typeof entered>,
  language: Language,
): Params {
  const what = acts.map(({ act, whom, day, terms: held }) =>
    textIn(language, `mail:register-changed.${act}`, {
      member,
      whom: titleIn(whom, language),
      day: formatDay(day, language),
      terms: held ? sayTerms(held, language) : '',
    }),
  );
  const why = [
    said === '' ? null : textIn(language, 'mail:register-changed.reason', { text: said }),
    decision === undefined
      ? null
      : textIn(language, 'mail:register-changed.adopted', { number: String(decision) }),
  ];
  return {
    member,
    custodian,
    byWhom: textIn(language, `mail:register-changed.${as}`, { by, custodian }),
    what: what.join('\n'),
    reason: why.filter((line) => line !== null).join('\n'),
  };
}

/** "up to 20 people, 3 hours at a time · €20 a month" */
function sayTerms(
  { amount, currency, participantsMax, minutesMax }: z.infer<typeof terms>,
  language: Language,
): string {
  const time = formatMinutes(minutesMax, language);
  const gives = textIn(language, 'levels:gives', { count: participantsMax, time });
  const money = formatMoney(typedAmount(amount, currency), currency, language);
  const price =
    amount === '0'
      ? textIn(language, 'levels:nothing')
      : textIn(language, 'levels:aMonth', { amount: money });
  return `${gives} · ${price}`;
}
