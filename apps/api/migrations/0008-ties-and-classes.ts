import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A tie that waits for the chair can be settled, once; and a member of several classes says in which it votes. */
export class TiesAndClasses1700000000008 implements MigrationInterface {
  /** Adds the settlement of a decision, the one change that a closed one allows, and the declarations. */
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [SETTLEMENT, guardDecision(SETTLES), DECLARATIONS]) await runner.query(statement);
  }

  /** Forgets both. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(guardDecision('false'));
    await runner.query(`
      drop table voting.class_declaration;
      drop function voting.guard_declaration();
      drop index voting.decision_awaits_settlement;
      alter table voting.decision drop column settlement, drop column settled_by;
    `);
  }
}

/** `settlement` is the payload of the log's entry `settled`. */
const SETTLEMENT = `
alter table voting.decision
  add column settlement jsonb,
  add column settled_by uuid references membership.person (id),
  add constraint decision_settled_is_complete check (
    (settlement is null) = (settled_by is null) and (settlement is null or state = 'closed')
  );
create index decision_awaits_settlement on voting.decision (closed_at)
  where state = 'closed' and result ->> 'tied' = 'true' and result ->> 'outcome' = 'undecided';`;

/** A closed decision changes once at most: a tie that was left open gets its settlement, and the result of it. */
const SETTLES = `
    old.settlement is null and new.settlement is not null
    and old.result ->> 'tied' = 'true' and old.result ->> 'outcome' = 'undecided'
    and new.result ->> 'tied' = 'true' and new.result ->> 'outcome' in ('adopted', 'rejected')
    and to_jsonb(new) - '{settlement,settled_by,result,log_head}'::text[]
      = to_jsonb(old) - '{settlement,settled_by,result,log_head}'::text[]`;

/** What may be changed of a decision, by where it stands; a closed one only where this condition holds. */
function guardDecision(closedMay: string): string {
  return `
create or replace function voting.guard_decision() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.state = 'withdrawn' or (old.state = 'closed' and (${closedMay}) is not true) then
    raise exception 'decision % is %: it can no longer be changed', old.number, old.state;
  end if;
  if old.state = 'open' and (
    new.state = 'draft'
    or (new.rule_pack_id, new.text_version, new.accepts, new.may_change, new.closes_at)
       is distinct from (old.rule_pack_id, old.text_version, old.accepts, old.may_change, old.closes_at)
    or (new.opened_at, new.record_date, new.roll_root)
       is distinct from (old.opened_at, old.record_date, old.roll_root)
  ) then
    raise exception 'decision % is open: what it was opened with stays', old.number;
  end if;
  return new;
end $$`;
}

/** The last word of a member before the opening; from then on it stays as the roll found it. */
const DECLARATIONS = `
create table voting.class_declaration (
  decision_id uuid not null references voting.decision (id),
  member_id uuid not null references membership.member (id),
  class text not null references membership.member_class (slug),
  declared_by uuid not null references membership.person (id),
  declared_at timestamptz not null,
  primary key (decision_id, member_id)
);

create function voting.guard_declaration() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or exists (
    select from voting.decision d where d.id = new.decision_id and d.state <> 'draft'
  ) then
    raise exception 'the class in which a member votes is declared before the opening, and the declaration kept';
  end if;
  return new;
end $$;
create trigger class_declaration_kept before insert or update or delete on voting.class_declaration
  for each row execute function voting.guard_declaration();
create trigger class_declaration_not_emptied before truncate on voting.class_declaration
  for each statement execute function voting.refuse_change();`;
