import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Everybody may read the register; the database itself knows who may change what, and whose addresses one may see. */
export class WallsOfTheRegister1700000000042 implements MigrationInterface {
  /** Guards every table of the register against changes by others, and shows addresses through a view. */
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(whoKeeps);
    await queryRunner.query(addresses);
    for (const [table, walls] of Object.entries(guarded)) await queryRunner.query(guard(table, walls));
  }

  /** Leaves it to the program again. */
  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of Object.keys(guarded)) {
      const name = nameOf(table);
      for (const policy of ['read', 'added', 'changed', 'removed'])
        await queryRunner.query(`drop policy ${name}_${policy} on ${table}`);
      await queryRunner.query(`alter table ${table} no force row level security`);
      await queryRunner.query(`alter table ${table} disable row level security`);
    }
    await queryRunner.query(`
      drop view membership.contact;
      drop function membership.may_keep(uuid), membership.coordinates(uuid), identity.asking_keeper();
    `);
  }
}

// Asked in policies of the very tables that they read: reading is open to all, so no policy leads back to itself.
const whoKeeps = `
  -- The program itself and the secretary keep the whole register.
  create function identity.asking_keeper() returns boolean language sql stable parallel safe as
    $$ select identity.asking_program() or identity.asking_secretary() $$;

  -- A member is kept by each custodian it is or was held with, and by who speaks for it: an end is written after it.
  create function membership.may_keep(member uuid) returns boolean language sql stable parallel safe as $$
    select exists (select from membership.membership s
                    where s.member_id = member and s.custodian_id = any (identity.asking_custodians()))
        or member = any (membership.spoken_for()) $$;

  create function membership.coordinates(circle uuid) returns boolean language sql stable parallel safe as $$
    select exists (select from membership.circle_seat s join membership.circle_role r on r.slug = s.role
                    where s.circle_id = circle and r.coordinates and s.person_id = privacy.asking_person()
                      and s.valid @> identity.today()) $$;
`;

// An address is for whose it is, for the secretary, and for the custodians with which they are or were members. A
// policy hides rows and not columns: whatever shows addresses to people reads them here.
const addresses = `
  create view membership.contact with (security_barrier = true) as
    select p.id as person_id, p.email from membership.person p
     where (select identity.asking_keeper())
        or p.id = (select privacy.asking_person())
        or p.id in (select coalesce(m.person_id, r.person_id)
                      from membership.membership s
                      join membership.member m on m.id = s.member_id
                      left join membership.representation r on r.member_id = m.id
                     where s.custodian_id = any ((select identity.asking_custodians())::uuid[]));
`;

type Walls = {
  readonly added: string;
  readonly changed: string;
  readonly removed: string;
  /** Others lock the row while they read what hangs on it: they find it, and are refused when they change it. */
  readonly isLockedByOthers?: boolean;
};

// The sub-selects make PostgreSQL ask who asks once a statement, not once a row.
const KEEPER = '(select identity.asking_keeper())';
const OWN_CUSTODIANS = '(select identity.asking_custodians())::uuid[]';
const ONESELF = '(select privacy.asking_person())';

const all = (may: string): Walls => ({ added: may, changed: may, removed: may });
const byKeeper = all(KEEPER);
const ofMember = all(`${KEEPER} or membership.may_keep(member_id)`);
const ofCustodian = all(`${KEEPER} or custodian_id = any (${OWN_CUSTODIANS})`);
const inCircle = `${KEEPER} or membership.coordinates(circle_id)`;

// Nobody writes history in another's name. Of a circle, whoever was in it tells that they left.
const BY_ONESELF = `actor_person_id = ${ONESELF} and case subject_kind
    when 'member' then membership.may_keep(subject_id)
    when 'custodian' then subject_id = any (${OWN_CUSTODIANS})
    when 'circle' then (select identity.asking_member())
    else false end`;

const guarded: Readonly<Record<string, Walls>> = {
  'membership.federation': byKeeper,
  'membership.custodian': { ...byKeeper, changed: `${KEEPER} or id = any (${OWN_CUSTODIANS})` },
  'membership.member_class': byKeeper,
  'membership.joining_rule': byKeeper,
  'membership.person': { ...byKeeper, changed: `${KEEPER} or id = ${ONESELF}` },
  'membership.member': { ...byKeeper, changed: `${KEEPER} or membership.may_keep(id)` },
  'membership.membership': ofCustodian,
  'membership.class_holding': ofMember,
  'membership.representation': ofMember,
  'membership.pause': ofMember,
  'membership.service_level': byKeeper,
  'membership.service_level_version': byKeeper,
  'membership.level_holding': ofMember,
  'membership.register_event': { ...byKeeper, added: `${KEEPER} or (${BY_ONESELF})` },
  'membership.circle_role': byKeeper,
  'membership.circle': { ...byKeeper, isLockedByOthers: true },
  'membership.circle_seat': { ...all(`${inCircle} or person_id = ${ONESELF}`), added: inCircle },
  'membership.circle_request': {
    ...all(`${KEEPER} or person_id = ${ONESELF}`),
    removed: `${inCircle} or person_id = ${ONESELF}`,
  },
  'identity.role_grant': byKeeper,
  'agreements.document': { ...ofCustodian, isLockedByOthers: true },
};

const nameOf = (table: string) => table.slice(table.indexOf('.') + 1);

/** Everybody reads; who may add, change and remove is said in turn. */
function guard(table: string, { added, changed, removed, isLockedByOthers }: Walls): string {
  const name = nameOf(table);
  return `
    alter table ${table} enable row level security;
    alter table ${table} force row level security;
    create policy ${name}_read on ${table} for select using (true);
    create policy ${name}_added on ${table} for insert with check (${added});
    create policy ${name}_changed on ${table} for update using (${isLockedByOthers ? 'true' : changed})
      with check (${changed});
    create policy ${name}_removed on ${table} for delete using (${removed});
  `;
}
