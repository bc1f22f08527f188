import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One account for all services: which services people may sign in to from here, who agreed to what, and the keys. */
export class OneAccount1700000000045 implements MigrationInterface {
  /** Creates the tables with their walls, and what tells services that somebody has signed out. */
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [whoOperates, services, agreements, kept, walls, leaving, ends])
      await queryRunner.query(statement);
  }

  /** Removes them; no service is told. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop trigger session_ends_services on identity.session;
      drop trigger session_gone_ends_services on identity.session;
      drop trigger account_disabled_ends_sessions on identity.account;
      drop function identity.end_services_of_session(), identity.end_sessions_of_account(),
        identity.leave_services(uuid, uuid, uuid);
      drop table identity.signing_key, identity.service_token, identity.service_agreement, identity.service_event,
        identity.service;
      drop function identity.asking_operator();
    `);
  }
}

const whoOperates = `
  create function identity.asking_operator() returns boolean language sql stable parallel safe as $$
    select exists (select from identity.role_grant
      where account_id = identity.asking_account() and role = 'operator' and revoked_at is null) $$;
`;

// A service that can keep no secret, as it runs in a browser, has none. What was done with one outlives it.
const services = `
  create table identity.service (
    id              uuid primary key default gen_random_uuid(),
    name            text not null check (length(name) between 1 and 80) constraint service_name unique,
    secret_hash     bytea check (length(secret_hash) = 32),
    redirect_uris   text[] not null check (cardinality(redirect_uris) between 1 and 20),
    leave_uris      text[] not null check (cardinality(leave_uris) <= 20),
    sign_out_uri    text check (length(sign_out_uri) between 1 and 500),
    scopes          text[] not null check ('openid' = any (scopes)),
    asks_nobody     boolean not null,
    registered_at   timestamptz not null,
    disabled_at     timestamptz
  );
  create table identity.service_event (
    id           uuid primary key default gen_random_uuid(),
    service_id   uuid not null,
    service_name text not null,
    what         text not null check (what in ('registered', 'changed', 'secret-made', 'disabled', 'enabled', 'removed')),
    facts        text[] not null,
    account_id   uuid references identity.account (id),
    at           timestamptz not null
  );
  create index service_event_of on identity.service_event (at desc);
`;

const agreements = `
  create table identity.service_agreement (
    id           uuid primary key default gen_random_uuid(),
    account_id   uuid not null references identity.account (id) on delete cascade,
    service_id   uuid not null references identity.service (id) on delete cascade,
    scopes       text[] not null,
    agreed_at    timestamptz not null,
    last_used_at timestamptz not null,
    constraint service_agreement_once unique (account_id, service_id)
  );
`;

// What the provider remembers between two requests: whose session leads to which services, codes, tokens. Each is
// found by the hash of what its holder brings. The provider's session ends with the one here, and its tokens with it.
const kept = `
  create table identity.service_token (
    kind       text not null,
    id_hash    bytea not null check (length(id_hash) = 32),
    payload    jsonb not null,
    grant_id   text,
    uid        text,
    session_id uuid references identity.session (id) on delete cascade,
    account_id uuid references identity.account (id) on delete cascade,
    service_id uuid references identity.service (id) on delete cascade,
    expires_at timestamptz not null,
    primary key (kind, id_hash)
  );
  create index service_token_of_grant on identity.service_token (grant_id) where grant_id is not null;
  create index service_token_by_uid on identity.service_token (uid) where uid is not null;
  create index service_token_of_session on identity.service_token (session_id) where session_id is not null;
  create index service_token_of_account on identity.service_token (account_id);
  create index service_token_of_service on identity.service_token (service_id);
  create index service_token_over on identity.service_token (expires_at);

  create table identity.signing_key (
    id         text primary key,
    sealed_key text not null,
    signs_from timestamptz not null,
    ends_at    timestamptz
  );
`;

const PROGRAM = '(select identity.asking_program())';
const OPERATORS = `${PROGRAM} or (select identity.asking_operator())`;

const guard = (table: string) => `
  alter table identity.${table} enable row level security;
  alter table identity.${table} force row level security;
`;

// Operators keep the list; who agreed to what is each person's own; what opens something is for the program alone.
// What was done with a service is written once.
const walls = `
  ${['service', 'service_event', 'service_agreement', 'service_token', 'signing_key'].map(guard).join('')}
  create policy service_kept on identity.service using (${OPERATORS});
  create policy service_event_read on identity.service_event for select using (${OPERATORS});
  create policy service_event_added on identity.service_event for insert with check (
    ${PROGRAM} or ((select identity.asking_operator()) and account_id = (select identity.asking_account())));
  create policy service_event_let_go on identity.service_event for delete using (${PROGRAM});
  create policy service_agreement_own on identity.service_agreement using (
    ${PROGRAM} or account_id = (select identity.asking_account()));
  create policy service_token_kept on identity.service_token using (${PROGRAM});
  create policy signing_key_kept on identity.signing_key using (${PROGRAM});
`;

// Puts down for each service that wants to be told that somebody has left it, and forgets what it was given: of one
// session or of all of an account, for one service or for all.
const leaving = `
  create function identity.leave_services(of_account uuid, of_session uuid, of_service uuid) returns void
  language plpgsql as $$
  declare
    asking text := coalesce(current_setting('plenaria.account', true), '');
    theirs uuid[] := array(select id from identity.session
                            where account_id = of_account and (of_session is null or id = of_session));
  begin
    perform set_config('plenaria.account', 'system', true);
    insert into post.outbox (id, kind, payload, run_at, created_at)
      select gen_random_uuid()::text, 'leave-service',
             jsonb_build_object('serviceId', s.id, 'accountId', of_account, 'sid', a.value ->> 'sid'), now(), now()
        from identity.service_token t
       cross join jsonb_each(coalesce(t.payload -> 'authorizations', '{}')) a
        join identity.service s on s.id::text = a.key and s.sign_out_uri is not null
       where t.kind = 'Session' and t.session_id = any (theirs) and a.value ->> 'sid' is not null
         and (of_service is null or s.id = of_service);
    if found then perform pg_notify('outbox', ''); end if;
    if of_service is null then
      delete from identity.service_token where session_id = any (theirs);
    else
      delete from identity.service_token where account_id = of_account and service_id = of_service;
      update identity.service_token set payload = payload #- array['authorizations', of_service::text]
       where session_id = any (theirs);
    end if;
    perform set_config('plenaria.account', asking, true);
  end $$;
`;

// However a session is ended, by whoever may.
const ends = `
  create function identity.end_services_of_session() returns trigger language plpgsql as $$
  begin
    perform identity.leave_services(old.account_id, old.id, null);
    return case when tg_op = 'DELETE' then old else new end;
  end $$;
  create trigger session_ends_services before update of revoked_at on identity.session for each row
    when (old.revoked_at is null and new.revoked_at is not null)
    execute function identity.end_services_of_session();
  create trigger session_gone_ends_services before delete on identity.session for each row
    when (old.revoked_at is null and old.expires_at > now())
    execute function identity.end_services_of_session();

  create function identity.end_sessions_of_account() returns trigger language plpgsql as $$
  begin
    update identity.session set revoked_at = now() where account_id = new.id and revoked_at is null;
    return null;
  end $$;
  create trigger account_disabled_ends_sessions after update of disabled_at on identity.account for each row
    when (old.disabled_at is null and new.disabled_at is not null)
    execute function identity.end_sessions_of_account();
`;
