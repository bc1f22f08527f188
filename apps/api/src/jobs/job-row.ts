import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Readable } from '../graphql/allow.ts';
import { ConnectionOf } from '../graphql/paging.ts';
import { Instant, Json } from '../graphql/scalars.ts';
import type { QueuedJob } from './job-queue.ts';

/** The states of a job in which a list can be asked for, in the order in which a job meets them. */
export const JOB_STATES = ['delayed', 'waiting', 'active', 'completed', 'failed'] as const;

/** A job as its operator sees it. What it carries is not shown: it may be personal. */
@ObjectType()
@Readable('operator')
export class JobRow {
  @Field(() => ID)
  id!: string;

  @Field()
  queue!: string;

  @Field()
  kind!: string;

  @Field({ description: 'delayed, waiting, active, completed, failed, or cancelled' })
  state!: string;

  @Field(() => Json, { nullable: true, description: '{ step, fraction }' })
  progress!: object | null;

  @Field({ description: 'One round of what is done again and again, which cannot be cancelled.' })
  repeats!: boolean;

  @Field(() => Int)
  attempts!: number;

  @Field(() => String, { nullable: true })
  failedReason!: string | null;

  @Field(() => Instant)
  createdAt!: Date;

  @Field(() => Instant, { nullable: true })
  finishedAt!: Date | null;

  /** The view of a job of the queue in a state. */
  static of(job: QueuedJob, state: string): JobRow {
    return Object.assign(new JobRow(), {
      id: job.id ?? job.name,
      queue: job.queueName,
      kind: job.name,
      state,
      progress: typeof job.progress === 'object' && job.progress !== null ? job.progress : null,
      repeats: Boolean(job.repeatJobKey),
      attempts: job.attemptsMade,
      failedReason: job.failedReason ?? null,
      createdAt: new Date(job.timestamp),
      finishedAt: job.finishedOn ? new Date(job.finishedOn) : null,
    });
  }
}

/** A page of jobs. */
@ObjectType()
@Readable('operator')
export class JobConnection extends ConnectionOf(JobRow) {}
