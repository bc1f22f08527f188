import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** How the pages look: as the device says, or as the person says. */
export const THEMES = ['auto', 'light', 'dark'] as const;

/** A person who can sign in, and how they like to be served. */
@Entity({ schema: 'identity', name: 'account' })
export class Account {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column({ name: 'person_id', type: 'uuid' })
  personId!: string;

  @Column({ type: 'text' })
  email!: string;

  @Column({ type: 'text' })
  language!: string;

  @Column({ name: 'time_zone', type: 'text' })
  timeZone!: string;

  @Column({ type: 'text' })
  theme!: string;

  /** When the three questions of the welcome were answered or put off. */
  @Column({ name: 'welcomed_at', type: 'timestamptz', nullable: true })
  welcomedAt!: Date | null;

  @Column({ name: 'disabled_at', type: 'timestamptz', nullable: true })
  disabledAt!: Date | null;
}
