import { isLanguage } from '@plenaria/i18n';
import { isKeepable, isRefused, refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { parseRulePack } from '@plenaria/voting';
import type { Work } from '../work.ts';
import type { FieldProblem } from './plain-text.ts';
import { RulePack } from './rule-pack.ts';

/** A rule pack as somebody sends it: not yet known to be one. */
export type PublishRulePackInput = {
  readonly slug: string;
  readonly names: unknown;
  readonly rules: unknown;
};

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const SLUG_MAX = 60;
const NAME_MAX = 120;

/**
 * Publishes a new version of a rule pack. Decisions that are open or closed keep the version they were
 * opened under.
 */
export async function publishRulePack(work: Work, input: PublishRulePackInput): Promise<RulePack | Refused> {
  const { actor, db, now } = work;
  const fields = problemsOfHead(input);
  const rules = parseRulePack(input.rules);
  if (fields.length > 0 || isRefused(rules)) {
    return refuse('INVALID_INPUT', {
      fields,
      ...(isRefused(rules) ? { problems: rules.details.problems } : {}),
    });
  }
  // Two who publish the same pack at once get two versions, one after the other.
  await db.query(`select pg_advisory_xact_lock(hashtextextended('voting.rule_pack ' || $1, 0))`, [
    input.slug,
  ]);
  const newest = await db.findOne(RulePack, { where: { slug: input.slug }, order: { version: 'desc' } });
  const { id } = await db.save(RulePack, {
    slug: input.slug,
    version: (newest?.version ?? 0) + 1,
    names: input.names as Record<string, string>,
    rules,
    adoptedById: null,
    publishedById: actor.kind === 'person' ? actor.personId : null,
    createdAt: now,
  });
  return db.findOneByOrFail(RulePack, { id });
}

function problemsOfHead({ slug, names }: PublishRulePackInput): FieldProblem[] {
  const slugIsFine = SLUG.test(slug) && slug.length <= SLUG_MAX;
  return [
    ...(slugIsFine ? [] : [{ field: 'slug', reason: 'refusals:field.invalid' }]),
    ...(areNames(names) ? [] : [{ field: 'names', reason: 'refusals:field.invalid' }]),
  ];
}

/** At least one name, each under the code of a language. */
function areNames(names: unknown): boolean {
  if (typeof names !== 'object' || names === null || Array.isArray(names)) return false;
  const entries = Object.entries(names);
  const isName = (name: unknown) =>
    typeof name === 'string' && name.trim() !== '' && name.length <= NAME_MAX && isKeepable(name);
  return entries.length > 0 && entries.every(([language, name]) => isLanguage(language) && isName(name));
}
