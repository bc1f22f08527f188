import type { View } from '../work.ts';
import { isId } from './plain-text.ts';
import { RulePack } from './rule-pack.ts';

/** The newest version of each rule pack, the oldest pack first. */
export async function findRulePacks(view: View): Promise<RulePack[]> {
  return view.db
    .createQueryBuilder(RulePack, 'p')
    .where('not exists (select from voting.rule_pack n where n.slug = p.slug and n.version > p.version)')
    .orderBy({ 'p.created_at': 'ASC', 'p.slug': 'ASC' })
    .getMany();
}

/** One version of a rule pack. */
export async function findRulePack(view: View, id: string): Promise<RulePack | null> {
  return isId(id) ? view.db.findOneBy(RulePack, { id }) : null;
}
