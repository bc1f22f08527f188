import { dayOf, missingYes, PARTIES } from '@plenaria/membership';
import type { Party } from '@plenaria/membership';
import type { ChangeLetter } from '../post/letter.ts';
import { mailJob } from '../post/mail-job.ts';
import type { Work } from '../work.ts';
import { SPEAKERS } from './held-change.ts';
import type { HeldChange } from './held-change.ts';

/** What a letter about a change tells besides what it is about; `round` of one that comes again. */
type Said = { readonly round?: string; readonly text?: string; readonly until?: Date | null };

type Side = Party | 'callers' | 'secretaries';

/** Whom a letter is for; whoever has just acted is not written to about it. */
function sidesOf(template: ChangeLetter, { standing }: HeldChange): readonly Side[] {
  switch (template) {
    case 'change-asked':
      return missingYes(standing);
    case 'change-waits':
      return waitedFor(standing);
    case 'change-unattended':
      return ['secretaries'];
    case 'expulsion-appealed':
    case 'expulsion-without-result':
      return ['giving', 'callers'];
    default:
      return PARTIES;
  }
}

/** Whose turn it is where no time runs. An appeal is not left to those whose no it is about. */
function waitedFor(standing: HeldChange['standing']): readonly Side[] {
  if (standing.state === 'appealed') return ['callers'];
  return standing.state === 'awaitingVote' ? ['giving'] : missingYes(standing);
}

/** Writes about the step that was just taken to those whom it concerns; to how many. */
export async function writeAboutChange(
  work: Work,
  held: HeldChange,
  template: ChangeLetter,
  said: Said = {},
): Promise<number> {
  const params = await changeParams(work, held, said);
  const { actor } = work;
  const acting = actor.kind === 'person' ? [actor.accountId, actor.personId] : [];
  const id = (who: string) => `${template}:${held.change.id}:${held.length}${said.round ?? ''}:${who}`;
  const sides = sidesOf(template, held);
  const others = (who: readonly string[]) => who.filter((one) => !acting.includes(one));
  const accounts = others(await accountsOf(work, held, sides));
  const persons = others(sides.includes('member') ? await speakersOf(work, held) : []);
  for (const accountId of accounts) await work.later(mailJob({ template, accountId, params }, id(accountId)));
  for (const personId of persons) await work.later(mailJob({ template, personId, params }, id(personId)));
  return accounts.length + persons.length;
}

/** What every letter about this change says. */
export async function changeParams(work: Work, { change }: HeldChange, { text, until }: Said) {
  const [names]: readonly { member: string; slug: string; giving: string; receiving: string | null }[] =
    await work.db.query(
      `select m.name as member, m.slug, g.name as giving, r.name as receiving
         from membership.member m
         join membership.custodian g on g.id = $2
         left join membership.custodian r on r.id = $3
        where m.id = $1`,
      [change.memberId, change.givingId, change.receivingId],
    );
  return {
    changeId: change.id,
    member: names?.member ?? '',
    slug: names?.slug ?? '',
    kind: change.kind,
    giving: names?.giving ?? '',
    receiving: names?.receiving ?? '',
    day: change.firstDay ?? dayOf(work.now),
    text: text ?? change.reason,
    until: until?.toISOString() ?? null,
  };
}

async function accountsOf(
  work: Work,
  { change }: HeldChange,
  sides: readonly Side[],
): Promise<readonly string[]> {
  const receives = sides.includes('receiving') && change.receivingId !== null;
  const rows: readonly { id: string }[] = await work.db.query(
    `select distinct account_id as id from identity.role_grant
      where revoked_at is null
        and ((role = 'custodian' and custodian_id = any ($1::uuid[]))
             or ($2 and role = 'chair') or ($3 and role = 'secretary'))`,
    [
      [...(sides.includes('giving') ? [change.givingId] : []), ...(receives ? [change.receivingId] : [])],
      sides.includes('callers'),
      sides.includes('callers') || sides.includes('secretaries'),
    ],
  );
  return rows.map(({ id }) => id);
}

/** Who speaks for the member: also of one that is out since today, who spoke for it last. */
async function speakersOf(work: Work, { change }: HeldChange): Promise<readonly string[]> {
  const rows: readonly { id: string }[] = await work.db.query(SPEAKERS, [change.memberId, dayOf(work.now)]);
  return rows.map(({ id }) => id);
}
