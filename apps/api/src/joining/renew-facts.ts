import { Federation } from '../membership/federation.ts';
import { Member } from '../membership/member.ts';
import { recordEvents } from '../membership/record-event.ts';
import type { Work } from '../work.ts';
import type { Application } from './application.ts';

type Facts = Pick<Member, 'country' | 'website' | 'contribution'>;

/** Who returns gives what they give now, not what they gave then; the history keeps both. */
export async function renewFacts(
  work: Work,
  memberId: string,
  { country, website, contribution }: Pick<Application, 'country' | 'website'> & Pick<Member, 'contribution'>,
): Promise<void> {
  const member = await work.db.findOneByOrFail(Member, { id: memberId });
  const after = { country, website, contribution };
  const federation = await work.db.findOneBy(Federation, { id: true });
  const told = (facts: Facts) => ({
    country: facts.country,
    website: facts.website,
    contribution: facts.contribution[federation?.defaultLanguage ?? 'en'] ?? null,
  });
  const [was, is] = [told(member), told(after)];
  await work.db.update(Member, { id: memberId }, after);
  if (JSON.stringify(was) === JSON.stringify(is)) return;
  await recordEvents(work, [{ memberId, kind: 'facts-changed', before: was, after: is }]);
}
