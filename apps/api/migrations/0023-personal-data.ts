import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Exports and erasures of personal data, and what an erasure may change of what is otherwise written once. */
export class PersonalData1700000000023 implements MigrationInterface {
  /** Creates the schema `privacy`. Each exemption from "written once" names its columns, in the trigger itself. */
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [asking, tables, guards, signed(true)]) await queryRunner.query(statement);
    for (const kept of KEPT) await queryRunner.query(triggersOf(kept, true));
  }

  /** Removes the schema; what was written once is so again without exception. */
  async down(queryRunner: QueryRunner): Promise<void> {
    for (const kept of KEPT) await queryRunner.query(triggersOf(kept, false));
    await queryRunner.query(signed(false));
    await queryRunner.query(`drop schema privacy cascade`);
  }
}

// `plenaria.erasing` is said by the erasure and the retention job alone, for their transaction.
const asking = `
  create schema privacy;

  create function privacy.asking_person() returns uuid language sql stable as
    $$ select a.person_id from identity.account a where a.id = identity.asking_account() $$;

  create function privacy.asking_secretary() returns boolean language sql stable as $$
    select identity.asking_program() or exists (
      select from identity.role_grant g
       where g.account_id = identity.asking_account() and g.role = 'secretary' and g.revoked_at is null)
  $$;

  create function privacy.erasing() returns boolean language sql stable as
    $$ select identity.asking_program() and coalesce(current_setting('plenaria.erasing', true) = 'on', false) $$;

  -- Does the program erase, and touch nothing but these columns?
  create function privacy.only_erases(before jsonb, after jsonb, variadic columns text[]) returns boolean
  language sql stable as $$ select privacy.erasing() and before - columns = after - columns $$;
`;

// An erasure names its person without a foreign key: a backup that is restored may be older than the person.
const tables = `
  create table privacy.export (
    id         uuid primary key default gen_random_uuid(),
    account_id uuid not null references identity.account (id) on delete cascade,
    language   text not null,
    asked_at   timestamptz not null,
    made_at    timestamptz,
    json       text,
    html       text,
    check ((made_at is null) = (json is null) and (json is null) = (html is null))
  );
  create index export_of_account on privacy.export (account_id, asked_at desc);

  create table privacy.erasure (
    id           uuid primary key default gen_random_uuid(),
    person_id    uuid not null,
    asked_at     timestamptz not null,
    asked_by     uuid,
    reason       text check (length(reason) between 1 and 2000),
    due_at       timestamptz not null check (due_at >= asked_at),
    withdrawn_at timestamptz,
    done_at      timestamptz,
    still_named  jsonb not null default '{}' check (jsonb_typeof(still_named) = 'object'),
    check (withdrawn_at is null or done_at is null)
  );
  create unique index erasure_once on privacy.erasure (person_id) where withdrawn_at is null;
  create index erasure_due on privacy.erasure (due_at) where withdrawn_at is null and done_at is null;
`;

const guards = `
  alter table privacy.export enable row level security;
  alter table privacy.export force row level security;
  create policy export_of_asker on privacy.export using (
    (select identity.asking_program()) or account_id = (select identity.asking_account()));

  alter table privacy.erasure enable row level security;
  alter table privacy.erasure force row level security;
  create policy erasure_of_asker on privacy.erasure using (
    (select privacy.asking_secretary()) or person_id = (select privacy.asking_person()));
`;

type Kept = {
  readonly table: string;
  readonly trigger: string;
  readonly guard: string;
  /** What an erasure may change. */
  readonly columns: readonly string[];
};

const KEPT: readonly Kept[] = [
  {
    table: 'membership.register_event',
    trigger: 'register_event_kept',
    guard: 'membership.refuse_change',
    columns: ['before', 'after', 'reason'],
  },
  { table: 'voting.roll_entry', trigger: 'roll_kept', guard: 'voting.refuse_change', columns: ['name'] },
  {
    table: 'voting.ballot',
    trigger: 'ballot_kept',
    guard: 'voting.refuse_change',
    columns: ['reason', 'reason_salt'],
  },
  {
    table: 'voting.decision',
    trigger: 'decision_guarded',
    guard: 'voting.guard_decision',
    columns: ['withdrawn_reason'],
  },
];

/** For whom somebody signed is a name as it stood there: of an organisation mostly, of a person it may be erased. */
function signed(mayErase: boolean): string {
  const but = mayErase ? `when (not privacy.only_erases(to_jsonb(old), to_jsonb(new), 'for_name'))` : '';
  return `
    drop trigger acceptance_kept on agreements.acceptance;
    drop trigger if exists acceptance_kept_there on agreements.acceptance;
    create trigger acceptance_kept before update of id, person_id, member_id, custodian_id, version_id, text_id,
      language, sha256, method, at, for_name on agreements.acceptance
      for each row ${but} execute function agreements.refuse_change();
    create trigger acceptance_kept_there before delete on agreements.acceptance
      for each row execute function agreements.refuse_change();`;
}

/** The guard of a table as it was, but for an erasure that keeps to its columns. */
function triggersOf({ table, trigger, guard, columns }: Kept, mayErase: boolean): string {
  const named = columns.map((column) => `'${column}'`).join(', ');
  const but = mayErase ? `when (not privacy.only_erases(to_jsonb(old), to_jsonb(new), ${named}))` : '';
  return `
    drop trigger if exists ${trigger} on ${table};
    drop trigger if exists ${trigger}_there on ${table};
    create trigger ${trigger} before update on ${table} for each row ${but} execute function ${guard}();
    create trigger ${trigger}_there before delete on ${table} for each row execute function ${guard}();`;
}
