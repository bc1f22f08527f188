import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A ballot that is cast while its voter is being erased leaves no reason behind. */
export class NoReasonAfterErasure1700000000059 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(HOLD_VOTERS);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop function voting.hold_voters');
  }
}

/**
 * The requests that `voting.cast_ballots` takes, before it takes them. Whoever gives a reason of their own holds their
 * account until the ballot is there, as `holdsOwnAccount` does for everything else that people write: their
 * erasure waits for it. Whom an erasure holds already is signed in nowhere any more. What an organisation gave as its
 * reason stays, so nobody need be held for it. `cast_ballots` looks anew after this, and sees who was erased meanwhile.
 */
const HOLD_VOTERS = `
create function voting.hold_voters(requests jsonb) returns jsonb
language plpgsql
set enable_seqscan = off
set plan_cache_mode = force_generic_plan
as $$
declare
  gone bigint[];
begin
  if not jsonb_path_exists(requests, '$[*].reason ? (@ != null)') then
    return requests;
  end if;
  select array_agg(asked.place) into gone
    from jsonb_array_elements(requests) with ordinality asked (request, place)
    join membership.member m on m.id = (asked.request ->> 'memberId')::uuid
      and m.person_id = (asked.request ->> 'personId')::uuid
    join identity.account a on a.person_id = m.person_id
   where asked.request ->> 'reason' is not null
     and not pg_try_advisory_xact_lock_shared(hashtextextended('account ' || a.id, 0));
  if gone is null then
    return requests;
  end if;
  return (
    select jsonb_agg(case when asked.place = any (gone)
             then asked.request || jsonb_build_object('sessionId', '00000000-0000-0000-0000-000000000000')
             else asked.request end order by asked.place)
      from jsonb_array_elements(requests) with ordinality asked (request, place));
end $$`;
