import type { Letter } from '../post/letter.ts';
import type { View } from '../work.ts';

const WAITED_FOR = `
  select exists (
    select from voting.decision d join voting.roll_entry e on e.decision_id = d.id
     where d.id = $1 and d.state = 'open' and e.voters @> array[$2::uuid] and not exists (
       select from voting.ballot b where b.decision_id = d.id and b.member_id = e.member_id)
  ) as waiting`;

/** Does the decision still wait for a ballot that the reader of this reminder may cast? */
export async function stillUndecided(view: View, letter: Letter): Promise<boolean> {
  if (!('decisionId' in letter.params) || !letter.personId) return true;
  const rows: readonly { readonly waiting: boolean }[] = await view.db.query(WAITED_FOR, [
    letter.params.decisionId,
    letter.personId,
  ]);
  return rows[0]?.waiting === true;
}
