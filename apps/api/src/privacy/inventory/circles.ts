import { daysAfter, DELETED, table } from './facts.ts';
import type { TableFacts } from './facts.ts';

const CIRCLE = `(select slug from membership.circle c where c.id = r.circle_id)`;
const CIRCLE_OVER = `(select (c.last_day + 1)::timestamptz from membership.circle c where c.id = r.circle_id)`;
const OF_PERSON = `r.person_id = $1::uuid`;
const ENDED = `daterange(lower(r.valid), greatest(lower(r.valid) + 1, least(upper(r.valid), identity.today())))`;

/** Circles: who was in which of them, and who asks to come in. */
export const circleTables: readonly TableFacts[] = [
  table('membership.circle_request', {
    kind: 'circleRequest',
    whose: OF_PERSON,
    who: 'circle_id person_id',
    theirs: 'asked_at',
    words: 'says',
    also: { circle: CIRCLE },
    erased: DELETED,
    // Answered, it goes at once.
    kept: daysAfter(1, CIRCLE_OVER),
  }),
  table('membership.circle_seat', {
    kind: 'circleSeat',
    whose: OF_PERSON,
    who: 'id circle_id person_id',
    theirs: 'role valid',
    also: { circle: CIRCLE },
    erased: { how: 'kept', because: 'register', set: { valid: ENDED } },
  }),
  table('membership.circle', {
    fact: 'id slug custodian_id parent_id first_day last_day',
    words: 'names purposes',
    counted: 'slug',
  }),
  table('membership.circle_role', { fact: 'slug coordinates position', words: 'names', counted: 'slug' }),
];
