import { CUSTODIAN_NAME, DELETED, GONE, LEVEL_NAME, MEMBER_NAME, table, THEIR_MEMBER } from './facts.ts';
import type { TableFacts } from './facts.ts';

const OF_MEMBER = `r.member_id = ${THEIR_MEMBER}`;
const REGISTER = { how: 'kept', because: 'register' } as const;
/** What holds ends today; what was to begin later is left one day, since no day at all is not a time. */
const ENDED = `daterange(lower(r.valid), greatest(lower(r.valid) + 1, least(upper(r.valid), identity.today())))`;
const UNTOLD = (column: string) => `r.${column} - '{country,website,contribution}'::text[]`;

/** The register: who is a member of what since when. */
export const membershipTables: readonly TableFacts[] = [
  table('membership.register_event', {
    kind: 'registerEvent',
    whose: `r.subject_id = ${THEIR_MEMBER}`,
    fact: 'id sequence subject_kind',
    who: 'actor actor_person_id subject_id',
    theirs: 'at kind',
    words: 'before after reason',
    // The reason of an expulsion stands here as well; what else the secretary notes keeps its words.
    erased: {
      ...REGISTER,
      set: {
        before: UNTOLD('before'),
        after: UNTOLD('after'),
        reason: `case when r.kind = 'expelled' and r.reason is not null then '${GONE}' else r.reason end`,
      },
    },
  }),
  // An individual's own; of an organisation it tells of no person.
  table('membership.income_band', {
    kind: 'incomeBand',
    whose: OF_MEMBER,
    who: 'member_id',
    theirs: 'income_band chosen_at',
    erased: DELETED,
  }),
  table('membership.representation', {
    kind: 'representation',
    whose: `r.person_id = $1::uuid`,
    who: 'id member_id person_id',
    theirs: 'role valid',
    also: { member: MEMBER_NAME },
    erased: { ...REGISTER, set: { valid: ENDED } },
  }),
  table('membership.class_holding', {
    kind: 'classHolding',
    whose: OF_MEMBER,
    who: 'id member_id',
    theirs: 'class valid',
    erased: { ...REGISTER, set: { valid: ENDED } },
  }),
  table('membership.level_holding', {
    kind: 'levelHolding',
    whose: OF_MEMBER,
    who: 'id member_id level_id',
    theirs: 'valid',
    also: { level: LEVEL_NAME },
    erased: { ...REGISTER, set: { valid: ENDED } },
  }),
  // Of organisations, which are a public fact.
  table('membership.former_name', {
    fact: 'since until name folded_name',
    who: 'member_id',
    counted: 'name',
  }),
  table('membership.membership', {
    kind: 'membership',
    whose: OF_MEMBER,
    who: 'id member_id custodian_id',
    theirs: 'valid',
    also: { custodian: CUSTODIAN_NAME },
    erased: { ...REGISTER, set: { valid: ENDED } },
  }),
  table('membership.register_number', {
    kind: 'registerNumber',
    whose: OF_MEMBER,
    who: 'custodian_id member_id',
    theirs: 'number',
    also: { custodian: CUSTODIAN_NAME },
    erased: REGISTER,
  }),
  table('membership.member', {
    kind: 'member',
    whose: `r.person_id = $1::uuid`,
    fact: 'kind invented',
    who: 'id person_id',
    theirs: 'slug name country website about contribution created_at',
    secret: 'folded_name public_key',
    named: 'website about contribution',
    counted: 'slug name',
    countedOnly: `r.kind = 'organisation'`,
    erased: {
      how: 'replaced',
      because: 'register',
      set: {
        name: '$2',
        folded_name: '$2',
        slug: `'erased-' || r.id`,
        country: 'null',
        website: 'null',
        about: `'{}'`,
        contribution: `'{}'`,
      },
    },
  }),
  table('membership.person', {
    kind: 'person',
    whose: `r.id = $1::uuid`,
    fact: 'invented',
    who: 'id',
    theirs: 'name email language created_at',
    erased: {
      how: 'replaced',
      because: 'register',
      set: { name: '$2', email: 'null', language: `'en'` },
    },
  }),
  table('membership.federation', { fact: 'id name languages default_language', counted: 'name' }),
  table('membership.custodian', {
    fact: 'id slug name country currency languages jurisdiction tax_identity organisation_id',
    words: 'about',
    named: 'tax_identity',
    counted: 'slug name',
  }),
  table('membership.service_level', {
    fact: 'id slug custodian_id class',
    who: 'ended_by',
    words: 'end_reason',
    counted: 'slug',
  }),
  table('membership.service_level_version', {
    fact: 'id level_id amount currency participants_max minutes_max valid adopted_by recorded_at',
    who: 'recorded_by',
    words: 'names descriptions reason',
  }),
  table('membership.member_class', { fact: 'id slug position last_day', words: 'names', counted: 'slug' }),
];
