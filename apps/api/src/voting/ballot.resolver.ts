import { Inject } from '@nestjs/common';
import { Args, Context, ID, Mutation, Resolver, Subscription } from '@nestjs/graphql';
import { GraphQLError } from 'graphql';
import { isRefused } from '@plenaria/kernel';
import type { Choice } from '@plenaria/voting';
import type { RequestContext } from '../context.ts';
import { Allow } from '../graphql/allow.ts';
import { answerOf, asRefusal } from '../graphql/refusal.ts';
import type { Refusal } from '../graphql/refusal.ts';
import { Works } from '../work.ts';
import { Ballot, ChoiceEnum } from './ballot.ts';
import { BallotBox } from './ballot-box.ts';
import { castBallot } from './cast-ballot.ts';
import { findDecision } from './find-decisions.ts';
import { turnoutIn } from './find-turnout.ts';
import type { RuledTurnout } from './find-turnout.ts';
import { TurnoutNews } from './turnout-news.ts';
import { Turnout } from './turnout.ts';

const CastBallotResult = answerOf('CastBallotResult', Ballot);

/** One count is told to many; each reader is told the colleges in their own words. */
function inReadersLanguage(turnout: RuledTurnout, _args: unknown, context: RequestContext): Turnout {
  return turnoutIn(context.language, turnout);
}

/** The ballot box, and the count of those who have been there. */
@Resolver()
export class BallotResolver {
  readonly #works: Works;
  readonly #box: BallotBox;
  readonly #news: TurnoutNews;

  constructor(
    @Inject(Works) works: Works,
    @Inject(BallotBox) box: BallotBox,
    @Inject(TurnoutNews) news: TurnoutNews,
  ) {
    this.#works = works;
    this.#box = box;
    this.#news = news;
  }

  @Mutation(() => CastBallotResult)
  @Allow('signedIn')
  async castBallot(
    @Context() context: RequestContext,
    @Args('decisionId', { type: () => ID }) decisionId: string,
    @Args('memberId', { type: () => ID }) memberId: string,
    @Args('choice', { type: () => ChoiceEnum }) choice: Choice,
    @Args('reason', { type: () => String, nullable: true }) reason: string | null,
    @Args('idempotencyKey') idempotencyKey: string,
  ): Promise<Ballot | Refusal> {
    const input = { decisionId, memberId, choice, reason: reason ?? null, idempotencyKey };
    const answer = await castBallot(this.#box, context, input);
    return isRefused(answer) ? asRefusal(answer) : answer;
  }

  @Subscription(() => Turnout, { resolve: inReadersLanguage })
  @Allow('public')
  async turnoutChanged(
    @Context() context: RequestContext,
    @Args('decisionId', { type: () => ID }) decisionId: string,
  ): Promise<AsyncIterableIterator<RuledTurnout>> {
    const decision = await findDecision(this.#works.view(context), decisionId);
    if (!decision)
      throw new GraphQLError('There is no such decision.', { extensions: { code: 'BAD_USER_INPUT' } });
    return this.#news.watch(decision.id);
  }
}
