import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The one way a ballot gets in: `voting.cast_ballots` takes a whole batch and answers row by row. */
export class Casting1700000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CAST_BALLOTS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function voting.cast_ballots');
  }
}

/**
 * `requests`: [{ decisionId, memberId, personId, sessionId?, choice, reason?, salt?, key, at? }].
 * One row per request, `place` counted from 1: a ballot, or `refusal` with `details`. The objections are
 * those of `objectionToCast` in @plenaria/voting, in the same order.
 *
 * - The lock that casters share is the one that closing takes alone: what was acknowledged is in the tally.
 * - Two batches that meet at one elector meet in the unique constraint; whoever comes second looks again,
 *   in the next round of the loop, at what the first has committed.
 * - Rows are inserted in one order everywhere, so that batches never wait for each other in a circle.
 * - Sequential scans are off because a plan made while the table was empty would outlive its reason.
 */
const CAST_BALLOTS = `
create function voting.cast_ballots(requests jsonb, asked_at timestamptz)
returns table (
  place integer, refusal text, details jsonb,
  id uuid, member_id uuid, version integer, choice text, reason text, reason_salt text, cast_at timestamptz,
  elector_id text, voter_id text
)
language plpgsql
set enable_seqscan = off
set plan_cache_mode = force_generic_plan
as $$
#variable_conflict use_column
declare
  pending integer[] := array(select generate_series(1, jsonb_array_length(requests)));
  again integer[];
  outcome record;
begin
  perform from voting.decision d
    where d.id in (select (r ->> 'decisionId')::uuid from jsonb_array_elements(requests) r)
    order by d.id
    for share;

  while pending <> '{}' loop
    again := '{}';
    for outcome in
      with asked as materialized (
        select r.*, row_number() over (partition by r."decisionId", r."memberId" order by r.place) as turn
          from rows from (
            jsonb_to_recordset(requests) as (
              "decisionId" uuid, "memberId" uuid, "personId" uuid, "sessionId" uuid,
              choice text, reason text, salt text, key text, at timestamptz
            )
          ) with ordinality
            as r ("decisionId", "memberId", "personId", "sessionId", choice, reason, salt, key, at, place)
         where r.place = any (pending)
      ),
      judged as materialized (
        select a.*, coalesce(a.at, asked_at) as moment, coalesce(latest.version, 0) + 1 as next_version,
               latest.cast_by as locked_by, d.opened_at, d.closed_at, d.closes_at,
               known.id as known_id, known.version as known_version, known.cast_at as known_cast_at,
               known.reason_salt as known_salt, e.elector_id, e.voter_id,
               case
                 when known.id is not null then
                   case when known.member_id = a."memberId" and known.cast_by = a."personId"
                     and known.choice = a.choice and known.reason is not distinct from a.reason
                   then null else 'IDEMPOTENCY_KEY_REUSED' end
                 when a."sessionId" is not null and signed_in.person_id is distinct from a."personId"
                   then 'NOT_SIGNED_IN'
                 when d.id is null then 'NOT_FOUND'
                 when d.state = 'draft' or coalesce(a.at, asked_at) < d.opened_at then 'NOT_YET_OPEN'
                 when d.state <> 'open' or coalesce(a.at, asked_at) >= d.closes_at then 'CLOSED'
                 when e.voters is null or a."personId" <> all (e.voters) then 'NOT_ON_THE_ROLL'
                 when latest.cast_by <> a."personId" then 'ALREADY_CAST_BY_ANOTHER'
                 when latest.version is not null and not d.may_change then 'BALLOT_IS_FINAL'
                 when a.choice <> all (d.accepts) then 'NO_SUCH_CHOICE'
                 when a.choice = 'block' and a.reason is null then 'REASON_REQUIRED'
               end as refusal
          from asked a
          left join voting.decision d on d.id = a."decisionId"
          left join lateral (
            select r.voters, r.elector_id, r.voter_ids[array_position(r.voters, a."personId")] as voter_id
              from voting.roll_entry r
             where r.decision_id = a."decisionId" and r.member_id = a."memberId" limit 1
          ) e on true
          left join voting.ballot known
            on known.decision_id = a."decisionId" and known.idempotency_key = a.key
          left join lateral (
            select b.version, b.cast_by from voting.ballot b
             where b.decision_id = a."decisionId" and b.member_id = a."memberId"
             order by b.version desc limit 1
          ) latest on true
          left join lateral (
            select account.person_id
              from identity.session s join identity.account on account.id = s.account_id
             where s.id = a."sessionId" and s.revoked_at is null and s.expires_at > coalesce(a.at, asked_at)
               and account.disabled_at is null
          ) signed_in on true
         where a.turn = 1
      ),
      cast_now as (
        insert into voting.ballot as b
          (decision_id, member_id, version, choice, reason, reason_salt, cast_by, idempotency_key, cast_at)
        select j."decisionId", j."memberId", j.next_version, j.choice, j.reason,
               case when j.reason is not null then j.salt end, j."personId", j.key, j.moment
          from judged j
         where j.refusal is null and j.known_id is null
         order by j."decisionId", j."memberId"
        on conflict do nothing
        returning b.decision_id, b.member_id, b.id, b.version, b.reason_salt, b.cast_at
      )
      select a.place, a.choice, a.reason, a."memberId", j.refusal,
             coalesce(j.known_id, c.id) as id, coalesce(j.known_version, c.version) as version,
             coalesce(j.known_salt, c.reason_salt) as salt, coalesce(j.known_cast_at, c.cast_at) as cast_at,
             j.elector_id, j.voter_id,
             case j.refusal
               when 'NOT_YET_OPEN' then jsonb_build_object('openedAt', j.opened_at)
               when 'CLOSED' then jsonb_build_object('closesAt', coalesce(j.closed_at, j.closes_at))
               when 'ALREADY_CAST_BY_ANOTHER' then
                 (select jsonb_build_object('name', p.name) from membership.person p where p.id = j.locked_by)
             end as details
        from asked a
        left join judged j on j.place = a.place
        left join cast_now c on c.decision_id = a."decisionId" and c.member_id = a."memberId" and a.turn = 1
    loop
      if outcome.refusal is null and outcome.id is null then
        again := again || outcome.place::integer;
      elsif outcome.refusal is not null then
        place := outcome.place; refusal := outcome.refusal; details := coalesce(outcome.details, '{}');
        id := null; member_id := null; version := null; choice := null; reason := null; reason_salt := null;
        cast_at := null; elector_id := null; voter_id := null;
        return next;
      else
        place := outcome.place; refusal := null; details := null;
        id := outcome.id; member_id := outcome."memberId"; version := outcome.version;
        choice := outcome.choice; reason := outcome.reason; reason_salt := outcome.salt;
        cast_at := outcome.cast_at; elector_id := outcome.elector_id; voter_id := outcome.voter_id;
        return next;
      end if;
    end loop;
    pending := again;
  end loop;

  perform pg_notify('voting_turnout', told.id)
    from (select distinct r ->> 'decisionId' as id from jsonb_array_elements(requests) r) told;
end $$`;
