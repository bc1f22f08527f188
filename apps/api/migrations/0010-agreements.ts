import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Agreements and policies: documents, their published versions, texts in many languages, and who agreed to what. */
export class Agreements1700000000010 implements MigrationInterface {
  /** Creates the schema `agreements`. What was published and what was agreed to is never written over. */
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [asking, documents, texts, kept, acceptances, guards])
      await queryRunner.query(statement);
  }

  /** Removes the schema with everything in it. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`drop schema agreements cascade`);
  }
}

// Who asks, beyond what work.ts says: asked of the tables, once per statement.
const asking = `
  create schema agreements;

  create function agreements.asking_person() returns uuid language sql stable as
    $$ select a.person_id from identity.account a where a.id = identity.asking_account() $$;

  create function agreements.asking_members() returns uuid[] language sql stable as $$
    select coalesce(array_agg(m.id), '{}') from membership.member m
     where m.person_id = agreements.asking_person()
        or m.id in (select r.member_id from membership.representation r
                     where r.person_id = agreements.asking_person() and r.valid @> current_date)
  $$;

  create function agreements.asking_keeper() returns boolean language sql stable as $$
    select current_setting('plenaria.account', true) = 'system' or exists (
      select from identity.role_grant g
       where g.account_id = identity.asking_account() and g.role = 'secretary' and g.revoked_at is null)
  $$;
`;

const documents = `
  create table agreements.document (
    id           uuid primary key default gen_random_uuid(),
    slug         text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 60),
    kind         text not null check (kind in ('conditions-of-use', 'data-protection', 'cookies', 'licensing',
                                               'code-of-conduct', 'consortium')),
    jurisdiction text not null check (jurisdiction ~ '^([A-Z]{2}|\\*)$'),
    custodian_id uuid references membership.custodian (id),
    classes      text[] not null default '{}',
    created_at   timestamptz not null,
    constraint document_slug unique (slug)
  );

  create table agreements.version (
    id             uuid primary key default gen_random_uuid(),
    document_id    uuid not null references agreements.document (id),
    custodian_id   uuid references membership.custodian (id),
    number         integer not null check (number >= 1),
    language       text not null,
    effective_from date,
    material       boolean not null default true,
    adopted_by     uuid references voting.decision (id),
    reason         text check (length(reason) between 1 and 2000),
    created_at     timestamptz not null,
    published_at   timestamptz,
    published_by   uuid references membership.person (id),
    constraint version_number unique (document_id, number),
    constraint version_published_is_complete check (
      published_at is null or (effective_from is not null and (adopted_by is not null or reason is not null)))
  );
  create unique index version_one_draft on agreements.version (document_id) where published_at is null;
`;

// A translation that is put right is a new row: what somebody agreed to stays to be read.
const texts = `
  create table agreements.text (
    id             uuid primary key default gen_random_uuid(),
    sequence       bigint generated always as identity unique,
    version_id     uuid not null references agreements.version (id),
    language       text not null,
    title          text not null check (length(title) between 1 and 200),
    body           text not null check (length(body) between 1 and 60000),
    summary        text not null check (length(summary) <= 4000),
    status         text not null check (status in ('machine', 'draft', 'reviewed')),
    sha256         text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    translation_of text check (translation_of ~ '^[0-9a-f]{64}$'),
    written_by     uuid references membership.person (id),
    written_at     timestamptz not null,
    reviewed_by    uuid references membership.person (id),
    constraint text_reviewed_by_another check (reviewed_by <> written_by)
  );
  create index text_of_version on agreements.text (version_id, language, sequence desc);
  create index text_by_hash on agreements.text (sha256);
`;

const kept = `
  create function agreements.refuse_change() returns trigger language plpgsql as $$
  begin
    raise exception '% is written once: % is refused', tg_table_schema || '.' || tg_table_name, tg_op;
  end $$;

  create function agreements.guard_version() returns trigger language plpgsql as $$
  begin
    if old.published_at is not null then
      raise exception 'version % of document % is published: it can no longer be changed', old.number, old.document_id;
    end if;
    if tg_op = 'DELETE' then return old; end if;
    return new;
  end $$;
  create trigger version_kept before update or delete on agreements.version
    for each row execute function agreements.guard_version();
  create trigger version_not_emptied before truncate on agreements.version
    for each statement execute function agreements.refuse_change();

  -- Of a published version the authoritative text stands; a translation may be added to it, and reviewed.
  create function agreements.guard_text() returns trigger language plpgsql as $$
  declare
    version agreements.version;
    authoritative text;
  begin
    select * into version from agreements.version v where v.id = coalesce(new.version_id, old.version_id) for share;
    if version.published_at is null then
      if tg_op = 'DELETE' then return old; end if;
      return new;
    end if;
    if tg_op = 'DELETE' then
      raise exception 'version % is published: its texts stay', version.number;
    end if;
    if tg_op = 'INSERT' then
      select t.sha256 into authoritative from agreements.text t
       where t.version_id = version.id and t.language = version.language order by t.sequence desc limit 1;
      if new.language = version.language or new.translation_of is distinct from authoritative then
        raise exception 'version % is published: only a translation of its text can be added', version.number;
      end if;
      return new;
    end if;
    if to_jsonb(new) - '{status,reviewed_by}'::text[] is distinct from to_jsonb(old) - '{status,reviewed_by}'::text[]
       or old.status = 'reviewed' or new.status <> 'reviewed' then
      raise exception 'version % is published: its texts stay as they are', version.number;
    end if;
    return new;
  end $$;
  create trigger text_kept before insert or update or delete on agreements.text
    for each row execute function agreements.guard_text();
  create trigger text_not_emptied before truncate on agreements.text
    for each statement execute function agreements.refuse_change();
`;

const acceptances = `
  create table agreements.acceptance (
    id           uuid primary key default gen_random_uuid(),
    person_id    uuid not null references membership.person (id),
    member_id    uuid references membership.member (id),
    custodian_id uuid references membership.custodian (id),
    version_id   uuid not null references agreements.version (id),
    text_id      uuid not null references agreements.text (id),
    language     text not null,
    sha256       text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    method       text not null check (method in ('screen', 'import')),
    at           timestamptz not null
  );
  create index acceptance_of_person on agreements.acceptance (person_id, version_id);
  create index acceptance_of_member on agreements.acceptance (member_id, version_id) where member_id is not null;
  create index acceptance_of_version on agreements.acceptance (version_id);

  create table agreements.withdrawal (
    acceptance_id uuid primary key references agreements.acceptance (id),
    person_id     uuid not null references membership.person (id),
    reason        text not null check (length(reason) between 1 and 2000),
    at            timestamptz not null
  );

  create function agreements.guard_acceptance() returns trigger language plpgsql as $$
  declare
    found agreements.text;
  begin
    select * into found from agreements.text t where t.id = new.text_id;
    if (found.version_id, found.language, found.sha256) is distinct from (new.version_id, new.language, new.sha256)
       or not exists (select from agreements.version v where v.id = new.version_id and v.published_at is not null) then
      raise exception 'an acceptance is of a published text, by its hash';
    end if;
    return new;
  end $$;
  create trigger acceptance_is_of_a_text before insert on agreements.acceptance
    for each row execute function agreements.guard_acceptance();
  create trigger acceptance_kept before update or delete on agreements.acceptance
    for each row execute function agreements.refuse_change();
  create trigger acceptance_not_emptied before truncate on agreements.acceptance
    for each statement execute function agreements.refuse_change();
  create trigger withdrawal_kept before delete or update of acceptance_id, person_id, at on agreements.withdrawal
    for each row execute function agreements.refuse_change();
  -- The program alone takes away the words of a person who is erased; that and when they withdrew stays.
  create trigger withdrawal_reason_kept before update of reason on agreements.withdrawal
    for each row when (current_setting('plenaria.account', true) is distinct from 'system')
    execute function agreements.refuse_change();
  create trigger withdrawal_not_emptied before truncate on agreements.withdrawal
    for each statement execute function agreements.refuse_change();
`;

// A draft is for whoever keeps the document; an acceptance for the person, those who speak for the member, the
// custodian whose document it is, and the secretary. What is published is for everyone.
const guards = `
  alter table agreements.version enable row level security;
  alter table agreements.version force row level security;
  create policy version_seen on agreements.version using (
    published_at is not null or (select agreements.asking_keeper())
    or custodian_id = any ((select identity.asking_custodians())::uuid[])
  ) with check (
    (select agreements.asking_keeper()) or custodian_id = any ((select identity.asking_custodians())::uuid[])
  );

  alter table agreements.text enable row level security;
  alter table agreements.text force row level security;
  create policy text_seen on agreements.text using (
    exists (select from agreements.version v where v.id = version_id)
  );

  alter table agreements.acceptance enable row level security;
  alter table agreements.acceptance force row level security;
  create policy acceptance_seen on agreements.acceptance using (
    person_id = (select agreements.asking_person()) or (select agreements.asking_keeper())
    or custodian_id = any ((select identity.asking_custodians())::uuid[])
    or member_id = any ((select agreements.asking_members())::uuid[])
  ) with check (
    person_id = (select agreements.asking_person()) or (select agreements.asking_keeper())
  );

  alter table agreements.withdrawal enable row level security;
  alter table agreements.withdrawal force row level security;
  create policy withdrawal_seen on agreements.withdrawal using (
    exists (select from agreements.acceptance a where a.id = acceptance_id)
  ) with check (
    person_id = (select agreements.asking_person()) or (select agreements.asking_keeper())
  );
`;
