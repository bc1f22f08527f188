import { isLanguage } from '@plenaria/i18n';
import { isKeepable, isRefused } from '@plenaria/kernel';
import { isCurrency, isSlug, LEVEL_LIMITS, readDay } from '@plenaria/membership';
import { parseRulePack } from '@plenaria/voting';
import { DOCUMENT_KINDS } from '@plenaria/agreements';
import { z } from 'zod';
import { contradictionIn } from './contradiction-in.ts';

const slug = z.string().refine(isSlug, 'no short name');
const language = z.string().refine(isLanguage, 'a language that is not spoken here');
/** As where people type them: what the database can keep, and nothing that prints otherwise than it was written. */
const text = (max: number) => z.string().max(max).refine(isKeepable, 'signs that no text may hold');
const said = (max: number) => text(max).refine((written) => written.trim() !== '', 'no words');
const words = (max: number) => z.record(language, said(max));
const names = words(2_000).refine((texts) => Object.keys(texts).length > 0, 'no name');
const rules = z
  .unknown()
  .refine((pack) => !isRefused(parseRulePack(pack)), 'no rule pack that can be counted by');

const within = ({ min, max }: { readonly min: number; readonly max: number }) => z.int().min(min).max(max);
/** After it this is no more. Where nothing is known to end, files have no such word, as before there was one. */
const lastDay = z
  .string()
  .refine((text) => readDay(text) !== null, 'no day of any calendar')
  .optional();
/** Minor units, as a text: a number of JSON holds no large one exactly. */
const amount = z.string().regex(/^(0|[1-9]\d{0,14})$/, 'no amount in minor units');

/** What a constitution says, part by part. Nobody is in it: no person, no member, no custodian. */
export const parts = {
  'federation.json': z.strictObject({
    name: said(200),
    languages: z.array(language).min(1),
    defaultLanguage: language,
  }),
  'classes.json': z.array(z.strictObject({ slug, names, lastDay })).max(200),
  'circle-roles.json': z.array(z.strictObject({ slug, names, coordinates: z.boolean() })).max(100),
  'circles.json': z
    .array(z.strictObject({ slug, names, purposes: words(2_000), parent: slug.nullable(), lastDay }))
    .max(500),
  'rule-packs.json': z.array(z.strictObject({ slug, names, rules })).max(200),
  'joining-rules.json': z
    .array(
      z.strictObject({
        class: slug.nullable(),
        rule: z.discriminatedUnion('kind', [
          z.strictObject({ kind: z.literal('custodian'), rulePack: slug.optional() }),
          z.strictObject({
            kind: z.literal('objectionWindow'),
            days: z.int().min(0).max(365),
            rulePack: slug.optional(),
          }),
          z.strictObject({ kind: z.literal('decision'), rulePack: slug }),
        ]),
        gives: words(2_000),
      }),
    )
    .max(500),
  'service-levels.json': z
    .array(
      z.strictObject({
        slug,
        class: slug,
        names: words(120).refine((texts) => Object.keys(texts).length > 0, 'no name'),
        descriptions: words(500),
        price: z.strictObject({ amount, currency: z.string().refine(isCurrency, 'no currency') }),
        participantsMax: within(LEVEL_LIMITS.participants),
        minutesMax: within(LEVEL_LIMITS.minutes),
        lastDay,
      }),
    )
    .max(200),
  'documents.json': z
    .array(
      z.strictObject({
        slug,
        kind: z.enum(DOCUMENT_KINDS),
        jurisdiction: z.string().regex(/^([A-Z]{2}|\*)$/),
        classes: z.array(slug),
        language,
        material: z.boolean(),
        texts: z
          .array(
            z.strictObject({
              language,
              title: said(200),
              body: said(60_000),
              summary: text(4_000),
            }),
          )
          .min(1),
      }),
    )
    .max(500),
} as const;

/** Parts that files did not have at first, and what it means that one is not there. */
const ADDED_LATER: Readonly<Record<string, unknown>> = { 'service-levels.json': [] };

/** The name of a part. */
export type PartName = keyof typeof parts;

/** A constitution as it is read from, or written into, an archive. */
export type Constitution = { readonly [Name in PartName]: z.infer<(typeof parts)[Name]> };

/** Something in a part that cannot be read, and where. */
export type PartProblem = { readonly part: string; readonly place: string; readonly says: string };

/** Reads the parts of an archive: all of them, or what is wrong with the first that is. */
export function readParts(given: Readonly<Record<string, unknown>>): Constitution | PartProblem {
  const read: Record<string, unknown> = {};
  for (const [name, shape] of Object.entries(parts)) {
    const said = Object.hasOwn(given, name) ? given[name] : ADDED_LATER[name];
    if (said === undefined) return { part: name, place: '$', says: 'it is missing' };
    const parsed = shape.safeParse(said);
    const [issue] = parsed.error?.issues ?? [];
    if (issue) return { part: name, place: `$.${issue.path.join('.')}`, says: issue.message };
    read[name] = parsed.data;
  }
  const unknown = Object.keys(given).find((name) => !Object.hasOwn(parts, name));
  if (unknown !== undefined) return { part: unknown, place: '$', says: 'it is no part of a constitution' };
  const constitution = read as Constitution;
  return contradictionIn(constitution) ?? constitution;
}
