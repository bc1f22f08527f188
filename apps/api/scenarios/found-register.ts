import { foldName } from '@plenaria/membership';
import { recordEvents } from '../src/membership/record-event.ts';
import type { Work } from '../src/work.ts';
import type { ScenarioMember } from './first-assembly-members.ts';
import type { ScenarioPerson } from './first-assembly-people.ts';
import { stableId } from './scenario.ts';

/** A federation on its first day. */
export type FoundingRegister = {
  readonly name: string;
  readonly languages: readonly string[];
  readonly defaultLanguage: string;
  readonly since: string;
  readonly recordedAt: string;
  readonly custodians: readonly {
    readonly slug: string;
    readonly name: string;
    readonly country: string;
    /** Where it is not the law of its country. */
    readonly jurisdiction?: string;
    readonly currency: string;
    readonly languages: readonly string[];
  }[];
  readonly classes: readonly { readonly slug: string; readonly names: Readonly<Record<string, string>> }[];
  readonly members: readonly ScenarioMember[];
  readonly people: readonly ScenarioPerson[];
};

/** Writes a register as it was on its first day, all at once. */
export async function foundRegister(work: Work, register: FoundingRegister): Promise<void> {
  await foundFederation(work, register);
  await addPeople(work, register.people);
  await addMembers(work, register);
  await addRepresentations(work, register);
  const events = register.members.map((member) => joined(member, register));
  await recordEvents({ ...work, now: new Date(register.recordedAt) }, events);
}

/** Gives everyone an account, and those who hold one their role. */
export async function openAccounts(work: Work, people: readonly ScenarioPerson[]): Promise<void> {
  const rows = people.map(({ name: _name, ...person }) => ({
    ...person,
    id: stableId('account', person.email),
    person_id: stableId('person', person.email),
    roles: person.roles ?? [],
    custodian_id: person.custodian ? stableId('custodian', person.custodian) : null,
  }));
  await work.db.query(
    `insert into identity.account (id, person_id, email, language, time_zone, welcomed_at)
     select id, person_id, email, language, zone, $2 from jsonb_to_recordset($1)
       as given (id uuid, person_id uuid, email text, language text, zone text)`,
    [JSON.stringify(rows), work.now],
  );
  await work.db.query(
    `insert into identity.role_grant (account_id, role, custodian_id, granted_at, granted_by)
     select given.id, role, case when role = 'custodian' then custodian_id end, $2, $3
       from jsonb_to_recordset($1) as given (id uuid, roles jsonb, custodian_id uuid), jsonb_array_elements_text(given.roles) as role`,
    [JSON.stringify(rows), work.now, work.actor.kind === 'system' ? work.actor.name : 'scenario'],
  );
}

async function foundFederation(work: Work, register: FoundingRegister): Promise<void> {
  const { name, languages, defaultLanguage, custodians, classes } = register;
  await work.db.query(
    `insert into membership.federation (name, languages, default_language) values ($1, $2, $3)`,
    [name, languages, defaultLanguage],
  );
  await work.db.query(
    `insert into membership.custodian (id, slug, name, country, jurisdiction, currency, languages)
     select id, slug, name, country, jurisdiction, currency, array(select jsonb_array_elements_text(languages))
     from jsonb_to_recordset($1)
       as given (id uuid, slug text, name text, country text, jurisdiction text, currency text, languages jsonb)`,
    [
      JSON.stringify(
        custodians.map((custodian) => ({ ...custodian, id: stableId('custodian', custodian.slug) })),
      ),
    ],
  );
  await work.db.query(
    `insert into membership.member_class (slug, names, position)
     select slug, names, position from jsonb_to_recordset($1) as given (slug text, names jsonb, position integer)`,
    [JSON.stringify(classes.map((row, position) => ({ ...row, position })))],
  );
}

async function addPeople(work: Work, people: readonly ScenarioPerson[]): Promise<void> {
  await work.db.query(
    `insert into membership.person (id, name, email, language, invented)
     select id, name, email, language, true
     from jsonb_to_recordset($1) as given (id uuid, name text, email text, language text)`,
    [JSON.stringify(people.map((person) => ({ ...person, id: stableId('person', person.email) })))],
  );
}

async function addMembers(
  work: Work,
  { members, people, since, defaultLanguage }: FoundingRegister,
): Promise<void> {
  const rows = members.map((member) => {
    const self = people.find((person) => person.member === member.slug && person.speaksAs === 'self');
    return {
      ...member,
      id: stableId('member', member.slug),
      folded_name: foldName(member.name),
      person_id: self ? stableId('person', self.email) : null,
      invented: member.invented ?? false,
      about: member.about === undefined ? {} : { [defaultLanguage]: member.about },
      contribution: { [defaultLanguage]: member.contribution },
      custodian_id: stableId('custodian', member.custodian),
    };
  });
  await work.db.query(
    `with given as (
       select * from jsonb_to_recordset($1) as given (id uuid, slug text, kind text, name text, folded_name text,
         country text, website text, person_id uuid, invented boolean, about jsonb, contribution jsonb,
         custodian_id uuid, classes jsonb)
     ), added as (
       insert into membership.member
         (id, slug, kind, name, folded_name, country, website, person_id, invented, about, contribution)
       select id, slug, kind, name, folded_name, country, website, person_id, invented, about, contribution from given
     ), held as (
       insert into membership.membership (member_id, custodian_id, valid)
       select id, custodian_id, daterange($2, null) from given
     )
     insert into membership.class_holding (member_id, class, valid)
     select id, class, daterange($2, null) from given, jsonb_array_elements_text(classes) as class`,
    [JSON.stringify(rows), since],
  );
  // the custodians are members themselves, under the same slug
  await work.db.query(
    `update membership.custodian c set organisation_id = m.id from membership.member m
      where m.slug = c.slug and m.kind = 'organisation'`,
  );
}

async function addRepresentations(work: Work, { people, since }: FoundingRegister): Promise<void> {
  const rows = people
    .filter((person) => person.speaksAs !== 'self')
    .map(({ member, email, speaksAs }) => ({
      member_id: stableId('member', member),
      person_id: stableId('person', email),
      role: speaksAs,
    }));
  await work.db.query(
    `insert into membership.representation (member_id, person_id, role, valid)
     select member_id, person_id, role, daterange($2, null)
     from jsonb_to_recordset($1) as given (member_id uuid, person_id uuid, role text)`,
    [JSON.stringify(rows), since],
  );
}

function joined(member: ScenarioMember, { people, since }: FoundingRegister) {
  const { slug, kind, name, country = null, website = null, contribution, custodian, classes } = member;
  const from = { from: since, to: null };
  const speaking = (role: 'representative' | 'alternate') =>
    people
      .filter((person) => person.member === slug && person.speaksAs === role)
      .map((person) => ({ personId: stableId('person', person.email), ...from }));
  const after = {
    ...(kind === 'organisation' ? { name, website } : {}),
    country,
    contribution,
    custodian: [{ custodian, ...from }],
    classes: classes.map((held) => ({ class: held, ...from })),
    representative: speaking('representative'),
    alternate: speaking('alternate'),
  };
  return { memberId: stableId('member', slug), kind: 'joined', before: null, after } as const;
}
