import { Inject } from '@nestjs/common';
import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { isRefused } from '@plenaria/kernel';
import type { RequestContext } from '../context.ts';
import { Allow } from '../graphql/allow.ts';
import { Scoped } from '../graphql/scopes.ts';
import { PageArgs } from '../graphql/paging.ts';
import { answerOf, asRefusal } from '../graphql/refusal.ts';
import { Works } from '../work.ts';
import { cancelJob } from './cancel-job.ts';
import { JOB_STATES, JobConnection, JobRow } from './job-row.ts';
import { Jobs } from './jobs.ts';
import { listJobs } from './list-jobs.ts';
import { retryJob } from './retry-job.ts';

const RetryJobResult = answerOf('RetryJobResult', JobRow);
const CancelJobResult = answerOf('CancelJobResult', JobRow);

/** The operator's view of the queue. Jobs live in the queue's own store, so these are not works. */
@Resolver(() => JobRow)
export class JobsResolver {
  readonly #jobs: Jobs;
  readonly #works: Works;

  constructor(@Inject(Jobs) jobs: Jobs, @Inject(Works) works: Works) {
    this.#jobs = jobs;
    this.#works = works;
  }

  @Query(() => JobConnection)
  @Allow('operator')
  @Scoped('jobs:read')
  async jobs(
    @Args('state', { type: () => String, nullable: true, description: JOB_STATES.join(', ') })
    state: string | null,
    @Args({ type: () => PageArgs }) page: PageArgs,
  ): Promise<JobConnection> {
    return listJobs(this.#jobs.queue, state ?? null, page);
  }

  @Mutation(() => RetryJobResult)
  @Allow('operator')
  @Scoped('jobs:write')
  async retryJob(@Args('id', { type: () => ID }) id: string) {
    const answer = await retryJob(this.#jobs.queue, id);
    return isRefused(answer) ? asRefusal(answer) : answer;
  }

  @Mutation(() => CancelJobResult)
  @Allow('operator')
  @Scoped('jobs:write')
  async cancelJob(@Args('id', { type: () => ID }) id: string, @Context() context: RequestContext) {
    const answer = await cancelJob(this.#works.view(context), this.#jobs.queue, id);
    return isRefused(answer) ? asRefusal(answer) : answer;
  }
}
