import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files that leave the house stand in the trail: who took which, and when. */
export class FilesInTheTrail1700000000031 implements MigrationInterface {
  /** A file has a name, and is about one person or about many. */
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table privacy.trail
        add column file text check (length(file) between 1 and 200),
        alter column person_id drop not null,
        drop constraint trail_what_check,
        add constraint trail_what_check check (what in ('contact-seen', 'facts-changed', 'role-given', 'role-ended',
          'export-asked', 'export-fetched', 'erasure-asked', 'erasure-undone', 'erased', 'file-fetched')),
        add constraint trail_is_about check ((what = 'file-fetched') = (file is not null)),
        add constraint trail_of_many check (person_id is not null or file is not null)
    `);
  }

  /** What was noted of files goes, since there is no place for it. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table privacy.trail disable trigger user;
      alter table privacy.trail no force row level security;
      delete from privacy.trail where what = 'file-fetched';
      alter table privacy.trail force row level security;
      alter table privacy.trail enable trigger user;
      alter table privacy.trail
        drop constraint trail_of_many, drop constraint trail_is_about, drop constraint trail_what_check,
        drop column file,
        alter column person_id set not null,
        add constraint trail_what_check check (what in ('contact-seen', 'facts-changed', 'role-given', 'role-ended',
          'export-asked', 'export-fetched', 'erasure-asked', 'erasure-undone', 'erased'))
    `);
  }
}
