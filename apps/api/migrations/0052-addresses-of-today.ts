import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An address is a fact of today: who may read it is asked as of today, whatever day a list is of. */
export class AddressesOfToday1700000000052 implements MigrationInterface {
  /** Shows addresses to the custodian with which they are members today. */
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(contact(today));
  }

  /** Shows them to the custodians with which they ever were, as before. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(contact(ever));
  }
}

// Who spoke for a member and does not any more is nobody's of that custodian; who will, is written to before.
const today = {
  member: 'and s.valid @> (select identity.today())',
  speaker: 'and (upper_inf(r.valid) or upper(r.valid) > (select identity.today()))',
};
const ever = { member: '', speaker: '' };

/** The addresses that somebody may read: their own, all of them, or those of the members of their custodians. */
function contact(goesOn: typeof today): string {
  return `
    create or replace view membership.contact with (security_barrier = true) as
      select p.id as person_id, p.email from membership.person p
       where (select identity.asking_keeper())
          or p.id = (select privacy.asking_person())
          or p.id in (select coalesce(m.person_id, r.person_id)
                        from membership.membership s
                        join membership.member m on m.id = s.member_id
                        left join membership.representation r on r.member_id = m.id ${goesOn.speaker}
                       where s.custodian_id = any ((select identity.asking_custodians())::uuid[])
                         ${goesOn.member});
  `;
}
