import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** The row of a ballot as an ordinary entity: what one would write without `voting.cast_ballots`. */
@Entity({ schema: 'voting', name: 'ballot' })
export class BallotRow {
  @PrimaryGeneratedColumn({ name: 'cast_sequence', type: 'bigint' })
  castSequence!: string;

  @Column({ type: 'uuid' })
  id!: string;

  @Column({ name: 'decision_id', type: 'uuid' })
  decisionId!: string;

  @Column({ name: 'member_id', type: 'uuid' })
  memberId!: string;

  @Column({ type: 'integer' })
  version!: number;

  @Column({ type: 'text' })
  choice!: string;

  @Column({ name: 'cast_by', type: 'uuid' })
  castBy!: string;

  @Column({ name: 'idempotency_key', type: 'text' })
  idempotencyKey!: string;

  @Column({ name: 'cast_at', type: 'timestamptz' })
  castAt!: Date;
}
