import { applicationOf, dayOf, stepsOpen } from '@plenaria/membership';
import type { AgreedDocument, Obstacle, StepBy } from '@plenaria/membership';
import { DocumentVersion } from '../agreements/document-version.ts';
import { findDocuments } from '../agreements/find-documents.ts';
import { membersRepresentedBy } from '../membership/find-members.ts';
import { membersHeardFor } from '../membership/members-heard-for.ts';
import { Member } from '../membership/member.ts';
import { isOutsider } from '../is-outsider.ts';
import { sayObstacle, textIn } from '../post/texts.ts';
import { noteSeenContact } from '../privacy/note-in-trail.ts';
import type { View } from '../work.ts';
import { AgreedInApplication, ApplicationStep, PrivatePart } from './application-file.ts';
import type { Alike } from './application-file.ts';
import type { Application } from './application.ts';
import { findAlike } from './find-alike.ts';
import { asApplicant, asCaller, asCustodian, eventOf, eventsOf } from './held-application.ts';
import type { EventRow } from './held-application.ts';

/** What happened, the first first, as the reader may be told it. */
export async function stepsOf(
  view: View,
  application: Application,
  language: string,
): Promise<ApplicationStep[]> {
  const rows = await eventsOf(view, application.id);
  const memberIds = rows.flatMap(({ payload }) => payload['memberId'] ?? []);
  const [custodian]: readonly { name: string }[] = await view.db.query(
    `select name from membership.custodian where id = $1`,
    [application.custodianId],
  );
  const members = await view.db
    .createQueryBuilder(Member, 'm')
    .where('m.id = any(:memberIds)', { memberIds })
    .getMany();
  const names: Readonly<Record<string, string | undefined>> = {
    applicant: application.name,
    custodian: custodian?.name,
  };
  return rows.map((row) => {
    const { memberId = null, decisionId = null, reason, question, answer, rule } = row.payload;
    const member = members.find((one) => one.id === memberId);
    return Object.assign(new ApplicationStep(), {
      id: `${application.id} ${row.sequence}`,
      at: row.at,
      kind: row.kind,
      by: row.by_kind,
      byName: (member ? Member.seenBy(view.actor, member).name : names[row.by_kind]) ?? null,
      memberId,
      decisionId,
      text: reason ?? question ?? answer ?? saidByProgram(row, language),
      rule: (rule as { kind?: string } | undefined)?.kind ?? null,
    });
  });
}

/** To what the applicant had agreed when they submitted, in the usual order of documents. */
export async function agreedIn(
  view: View,
  application: Application,
  language: string,
): Promise<AgreedInApplication[]> {
  const rows = await eventsOf(view, application.id);
  const submitted = rows.findLast(({ kind }) => kind === 'submitted');
  const agreed = (submitted?.payload['agreed'] ?? []) as readonly AgreedDocument[];
  if (agreed.length === 0) return [];
  const ids = agreed.map(({ acceptanceId }) => acceptanceId);
  // The database leaves out those that are not the reader's to see.
  const seen: readonly { id: string }[] = await view.db.query(
    `select id from agreements.acceptance where id = any($1::uuid[])`,
    [ids],
  );
  const documents = await findDocuments(view);
  return agreed.map(({ slug, version: number, acceptanceId }) => {
    const document = documents.find((one) => one.slug === slug);
    const version = document?.versions.find((one) => one.number === number);
    const title = (version && DocumentVersion.textIn(version, [language])?.title) ?? slug;
    const isSeen = seen.some(({ id }) => id === acceptanceId);
    const told = { slug, title, version: number, acceptanceId: isSeen ? acceptanceId : null };
    return Object.assign(new AgreedInApplication(), told);
  });
}

/** What only the applicant and the custodian read; for everybody else the database has no such row. */
export async function privatePartOf(view: View, application: Application): Promise<PrivatePart | null> {
  const isTheirs =
    asApplicant(view.actor, application) !== null || asCustodian(view.actor, application) !== null;
  if (!isTheirs) return null;
  const [row]: readonly object[] = await view.db.query(
    `select i.income_band as "incomeBand", h.contact, h.notes, p.name as "personName", a.email
       from membership.application_private h
       join membership.application x on x.id = h.application_id
       left join membership.application_income i on i.application_id = h.application_id
       join identity.account a on a.id = x.account_id
       join membership.person p on p.id = a.person_id
      where h.application_id = $1`,
    [application.id],
  );
  if (row) await noteSeenContact(view, application.accountId, ['contact', 'email']);
  return row ? Object.assign(new PrivatePart(), row) : null;
}

/** What may be the same organisation; told to those who review, and to nobody else. */
export async function alikeFor(view: View, application: Application): Promise<Alike[]> {
  return asCustodian(view.actor, application) ? [...(await findAlike(view, application))] : [];
}

/** The buttons that are the reader's to press, as a step kind each; objections are said for a member. */
export async function opensTo(view: View, application: Application): Promise<string[]> {
  const standing = await standingOf(view, application);
  const capacities = [asApplicant, asCustodian, asCaller].flatMap(
    (capacity) => capacity(view.actor, application) ?? [],
  );
  return [...new Set(capacities.flatMap((by) => stepsOpen(standing, by, view.now)))];
}

/** The members for which the reader may take this step now. */
export async function membersWho(
  view: View,
  application: Application,
  step: 'objected' | 'objectionWithdrawn',
): Promise<Member[]> {
  const { actor } = view;
  if (actor.kind !== 'person' || isOutsider(actor)) return [];
  const standing = await standingOf(view, application);
  const membersOf = step === 'objected' ? membersHeardFor : membersRepresentedBy;
  const mine = await membersOf(view, actor.personId, dayOf(view.now));
  const as = (memberId: string): StepBy => ({ kind: 'member', memberId });
  return mine.filter(({ id }) => stepsOpen(standing, as(id), view.now).includes(step));
}

async function standingOf(view: View, { id }: Application) {
  return applicationOf((await eventsOf(view, id)).map(eventOf));
}

/** What the program did and why, where its name does not say it: in the language of the reader. */
function saidByProgram({ kind, payload }: EventRow, language: string): string | null {
  const { because, endedClasses } = payload;
  if (kind === 'reopened') return sayObstacle(because as Obstacle, language);
  return endedClasses ? textIn(language, 'joining:admitted.withoutEnded') : null;
}
