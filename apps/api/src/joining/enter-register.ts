import { randomBytes } from 'node:crypto';
import { isRefused, refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import {
  changeFrom,
  endedWithMembership,
  foldName,
  holdTogether,
  slugOf,
  wantedFrom,
} from '@plenaria/membership';
import type { Day, PresentMember } from '@plenaria/membership';
import { giveLevel } from '../levels/give-level.ts';
import { changeMember, holdMember } from '../membership/change-member.ts';
import type { NewTimelines } from '../membership/change-member.ts';
import { Custodian } from '../membership/custodian.ts';
import { Federation } from '../membership/federation.ts';
import { lastDaysOfClasses } from '../membership/last-days-of-classes.ts';
import type { Member } from '../membership/member.ts';
import type { Work } from '../work.ts';
import type { Application } from './application.ts';
import { findAlike } from './find-alike.ts';
import { pledgeInWords } from './pledge-in-words.ts';
import { renewFacts } from './renew-facts.ts';

type Applicant = { readonly id: string; readonly name: string; readonly email: string | null };

/**
 * Writes the new member, its custodian, its classes and who speaks for it, from a day on, with the history of it.
 * Whoever was a member before keeps their place in the register: what was then stays readable as of then.
 */
export async function enterRegister(
  work: Work,
  application: Application,
  { from, classes }: { readonly from: Day; readonly classes: readonly string[] },
): Promise<string | Refused> {
  const applicant = await applicantOf(work, application);
  const known = await formerMember(work, application, applicant);
  const contribution = await contributionOf(work, application);
  const { country, website } = application;
  if (known) await renewFacts(work, known, { country, website, contribution });
  const memberId = known ?? (await newMember(work, { application, applicant, contribution }));
  const present = await holdMember(work, memberId);
  if (!present) throw new Error('a member who was written must be in the register');
  const ended = endedWithMembership(present);
  const after = await timelinesFrom(work, { application, applicant, present: ended, from, classes });
  // Something of a later day stands in the register: whoever keeps it has to look first.
  if (isRefused(after)) return refuse('REGISTER_CONTRADICTS', after.details);
  const changed = await changeMember(work, present, after, { kind: 'joined', reason: null });
  if (isRefused(changed)) return changed;
  const { levelId, custodianId } = application;
  const given = await giveLevel(work, { memberId, levelId, custodianId, classes, day: from });
  return given ?? memberId;
}

async function applicantOf({ db }: Work, { accountId }: Application): Promise<Applicant> {
  const rows: readonly Applicant[] = await db.query(
    `select p.id, p.name, p.email from identity.account a join membership.person p on p.id = a.person_id
      where a.id = $1`,
    [accountId],
  );
  const [applicant] = rows;
  if (!applicant) throw new Error('an application must have an applicant');
  return applicant;
}

/** Who returns: the person who was an individual member, or the organisation of that name, and is none today. */
async function formerMember(work: Work, application: Application, { id }: Applicant): Promise<string | null> {
  if (application.kind === 'individual') {
    const rows: readonly { id: string }[] = await work.db.query(
      `select id from membership.member where person_id = $1`,
      [id],
    );
    return rows[0]?.id ?? null;
  }
  const alike = await findAlike(work, application);
  return alike.find((other) => other.likeness === 'same' && other.as === 'former')?.memberId ?? null;
}

type Newcomer = Pick<Entering, 'application' | 'applicant'> & Pick<Member, 'contribution'>;

async function newMember(work: Work, { application, applicant, contribution }: Newcomer): Promise<string> {
  const { kind, country, website, invented } = application;
  const isPerson = kind === 'individual';
  const name = isPerson ? applicant.name : application.name;
  const rows: readonly { id: string }[] = await work.db.query(
    `insert into membership.member
       (slug, kind, name, folded_name, country, website, person_id, invented, contribution)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
    [
      await freeSlug(work, isPerson ? '' : slugOf(name), kind),
      kind,
      name,
      foldName(name),
      country,
      website,
      isPerson ? applicant.id : null,
      invented,
      JSON.stringify(contribution),
    ],
  );
  const id = rows[0]?.id;
  if (!id) throw new Error('a member who was inserted must have an id');
  return id;
}

/** The address of an individual is drawn by lot; so is one that no name makes, or that another has. */
async function freeSlug(work: Work, wanted: string, kind: string): Promise<string> {
  const taken: readonly unknown[] = await work.db.query(`select from membership.member where slug = $1`, [
    wanted,
  ]);
  if (wanted !== '' && taken.length === 0) return wanted;
  const lot = randomBytes(5).toString('hex');
  return wanted === '' ? `${kind}-${lot}` : `${wanted.slice(0, 49)}-${lot}`;
}

/** What the register says of the pledge, in every language of the federation. */
async function contributionOf({ db }: Work, { pledge }: Application): Promise<Member['contribution']> {
  const federation = await db.findOneBy(Federation, { id: true });
  const languages = federation?.languages ?? ['en'];
  return Object.fromEntries(languages.map((code) => [code, pledgeInWords(pledge, code).join('; ')]));
}

type Entering = {
  readonly application: Application;
  readonly applicant: Applicant;
  readonly present: PresentMember;
  readonly from: Day;
  readonly classes: readonly string[];
};

async function timelinesFrom(
  { db }: Work,
  { application, applicant, present, from, classes: wantedClasses }: Entering,
): Promise<NewTimelines | Refused> {
  const { slug } = await db.findOneByOrFail(Custodian, { id: application.custodianId });
  const custodian = changeFrom(present.custodian, slug, from);
  if (isRefused(custodian)) return custodian;
  const wanted = wantedFrom(wantedClasses, from, await lastDaysOfClasses(db));
  const classes = holdTogether(present.classes, wanted, from);
  if (application.kind === 'individual') return { custodian, classes };
  const key = applicant.email ?? applicant.id;
  const representative = changeFrom(present.representative, key, from);
  return isRefused(representative) ? representative : { custodian, classes, representative };
}
