import { formatDay } from '@plenaria/i18n';
import type { Language, Params } from '@plenaria/i18n';
import { z } from 'zod';
import { text, title } from './letter-parts.ts';
import { textIn, titleIn } from './texts.ts';

/** Every letter about a circle: to who answers a request, and to whoever it was done to. */
export const CIRCLE_LETTERS = [
  'circle-asked',
  'circle-let-in',
  'circle-declined',
  'circle-added',
  'circle-removed',
  'circle-ended',
  'circle-goes-on',
] as const;

/** What such a letter tells. */
export const circleParams = z.object({
  circleId: z.uuid(),
  slug: text,
  circle: title,
  /** Who asks to come in; of other letters who reads them. */
  whomId: z.uuid(),
  /** Who asks, or who did it. */
  by: text,
  /** As what somebody is in it, from this day on; or the last day of what ends. */
  role: title.nullable(),
  day: z.iso.date().nullable(),
  /** What was said with a request, or why; may be empty. */
  text: z.string(),
});

/** The places of a letter about a circle, in the reader's language. */
export function circlePlaces(
  { circle, by, role, day, text: said }: z.infer<typeof circleParams>,
  language: Language,
): Params {
  return {
    circle: titleIn(circle, language),
    by,
    role: role === null ? '' : titleIn(role, language),
    day: day === null ? '' : formatDay(day, language),
    text: said,
    says: said === '' ? '' : textIn(language, 'mail:circle.says', { text: said }),
  };
}
