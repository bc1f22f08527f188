import { isCountry, isCurrency, isSlug } from '@plenaria/membership';
import type { Refused } from '@plenaria/kernel';
import type { Work } from '../work.ts';
import { refuseFields } from './change-member.ts';
import { readCustodian, toldCustodian } from './custodian-written.ts';
import type { WrittenCustodian } from './custodian-written.ts';
import { Custodian } from './custodian.ts';
import { recordEventsOf } from './record-event.ts';

/** A custodian as it is added: what may change later, and what never does. */
export type NewCustodian = WrittenCustodian & {
  /** Stands in addresses and files. */
  readonly slug: string;
  /** ISO 3166-1, two letters. */
  readonly country: string;
  /** ISO 4217, three letters: the currency of its books. */
  readonly currency: string;
};

/** The longest slug, in letters. */
const SLUG_MAX = 60;

/** Adds a custodian. Members may join through it from now on, by the federation's rule until it has one of its own. */
export async function addCustodian(work: Work, asked: NewCustodian): Promise<Custodian | Refused> {
  const { db } = work;
  const slug = asked.slug.trim();
  const country = asked.country.trim().toUpperCase();
  const currency = asked.currency.trim().toUpperCase();
  await db.query(`select pg_advisory_xact_lock(hashtextextended('membership.custodian', 0))`);
  const { columns, wrong } = await readCustodian(work, asked, { id: null, country });
  const isTaken = isSlug(slug) && (await db.existsBy(Custodian, { slug }));
  const objection = refuseFields([
    isSlug(slug) && slug.length <= SLUG_MAX ? null : { field: 'slug', reason: 'admin:class.slugFormat' },
    isTaken ? { field: 'slug', reason: 'admin:custodian.slugTaken' } : null,
    isCountry(country) ? null : { field: 'country', reason: 'refusals:field.invalid' },
    isCurrency(currency) ? null : { field: 'currency', reason: 'admin:custodian.currencyWrong' },
    ...wrong,
  ]);
  if (objection) return objection;
  const { id } = await db.save(db.create(Custodian, { ...columns, slug, country, currency }));
  const added = await db.findOneByOrFail(Custodian, { id });
  const after = { slug, country, currency, ...(await toldCustodian(db, added)) };
  await recordEventsOf(work, [
    { subject: 'custodian', subjectId: id, kind: 'custodian-added', before: null, after },
  ]);
  return added;
}
