import { Member } from '../membership/member.ts';
import type { View } from '../work.ts';
import { ChangeStep } from './change-file.ts';
import type { MembershipChange } from './change.ts';
import { changeRowsOf } from './held-change.ts';

/** What happened to a change, the first first, with the names of those who did it. */
export async function changeStepsOf(view: View, change: MembershipChange): Promise<ChangeStep[]> {
  const rows = await changeRowsOf(view, change.id);
  const objectors = rows.flatMap(({ payload }) => payload['memberId'] ?? []);
  const members = await view.db
    .createQueryBuilder(Member, 'm')
    .where('m.id = any(:ids)', { ids: [change.memberId, ...objectors] })
    .getMany();
  const custodians: readonly { id: string; name: string }[] = await view.db.query(
    `select id, name from membership.custodian where id = any ($1::uuid[])`,
    [[change.givingId, ...(change.receivingId ? [change.receivingId] : [])]],
  );
  const nameOf = (id: unknown) => {
    const member = members.find((one) => one.id === id);
    return member ? Member.seenBy(view.actor, member).name : null;
  };
  const custodianName = (id: string | null) => custodians.find((one) => one.id === id)?.name ?? null;
  return rows.map((row) => {
    const { reason = null, memberId } = row.payload;
    const names: Readonly<Record<string, string | null>> = {
      member: nameOf(change.memberId),
      giving: custodianName(change.givingId),
      receiving: custodianName(change.receivingId),
      objector: nameOf(memberId),
    };
    return Object.assign(new ChangeStep(), {
      id: `${change.id} ${row.sequence}`,
      at: row.at,
      kind: row.kind,
      by: row.by_kind,
      byName: names[row.by_kind] ?? null,
      text: reason,
    });
  });
}
