import { Inject } from '@nestjs/common';
import { Args, Context, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { awaitsSettlement, labelled, rulesInWords } from '@plenaria/voting';
import { CONFIG } from '../config.ts';
import type { Config } from '../config.ts';
import type { RequestContext } from '../context.ts';
import { Allow } from '../graphql/allow.ts';
import { Scoped } from '../graphql/scopes.ts';
import { PageArgs } from '../graphql/paging.ts';
import { classNames } from '../membership/class-names.ts';
import { Person } from '../membership/person.ts';
import { RegisterEvent } from '../membership/register-event.ts';
import { personOf } from '../membership/register-loaders.ts';
import { Works } from '../work.ts';
import { awaitsBallotsOf } from './awaits-ballots.ts';
import { Amendment } from './amendment.ts';
import { BallotPaper } from './ballot-paper.ts';
import { bundlePath } from './bundle-path.ts';
import { Comment } from './comment.ts';
import { Decision, DecisionStateEnum } from './decision.ts';
import type { DecisionState } from './decision.ts';
import { DecisionConnection } from './decision-connection.ts';
import {
  amendmentsOf,
  commentsOf,
  papersOf,
  personIfAny,
  rulePackOf,
  textOf,
  textsOf,
  turnoutOf,
} from './decision-loaders.ts';
import type { Reading } from './decision-loaders.ts';
import { DecisionText } from './decision-text.ts';
import { findDecision, findDecisions } from './find-decisions.ts';
import { findRoll } from './find-roll.ts';
import { findRollChanges } from './find-roll-changes.ts';
import { isPartyTo } from './is-party-to.ts';
import { Result, resultIn } from './result.ts';
import { chairs, leads } from './rights.ts';
import { RollConnection } from './roll-entry.ts';
import { RulePack } from './rule-pack.ts';
import { Sentence } from './sentence.ts';
import { Settlement, settlementOf } from './settlement.ts';
import { Turnout } from './turnout.ts';
import { TurnoutCount } from './turnout-count.ts';

/** What a decision shows. What is for members only is empty for visitors, so that one page serves both. */
@Resolver(() => Decision)
export class DecisionResolver {
  readonly #works: Works;
  readonly #config: Config;
  readonly #counts: TurnoutCount;

  constructor(
    @Inject(Works) works: Works,
    @Inject(CONFIG) config: Config,
    @Inject(TurnoutCount) counts: TurnoutCount,
  ) {
    this.#works = works;
    this.#config = config;
    this.#counts = counts;
  }

  @Query(() => DecisionConnection)
  @Allow('public')
  @Scoped('decisions:read')
  async decisions(
    @Context() context: RequestContext,
    @Args({ type: () => PageArgs }) page: PageArgs,
    @Args('state', { type: () => DecisionStateEnum, nullable: true }) state: DecisionState | null,
    @Args('search', { type: () => String, nullable: true }) search: string | null,
  ): Promise<DecisionConnection> {
    return findDecisions(this.#works.view(context), { state: state ?? null, search: search ?? null }, page);
  }

  @Query(() => Decision, { nullable: true })
  @Allow('public')
  @Scoped('decisions:read')
  async decision(
    @Context() context: RequestContext,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<Decision | null> {
    return findDecision(this.#works.view(context), id);
  }

  @ResolveField(() => String, { description: "In the reader's language where it is translated." })
  @Allow('public')
  async title(@Parent() decision: Decision, @Context() context: RequestContext): Promise<string> {
    return (await textOf(this.#reading(context), decision)).title;
  }

  @ResolveField(() => DecisionText)
  @Allow('public')
  async text(@Parent() decision: Decision, @Context() context: RequestContext): Promise<DecisionText> {
    return textOf(this.#reading(context), decision);
  }

  @ResolveField(() => [DecisionText], { description: 'Every version in every language, the newest first.' })
  @Allow('public')
  async texts(@Parent() decision: Decision, @Context() context: RequestContext): Promise<DecisionText[]> {
    return textsOf(this.#reading(context), decision);
  }

  @ResolveField(() => RulePack)
  @Allow('public')
  async rulePack(@Parent() decision: Decision, @Context() context: RequestContext): Promise<RulePack> {
    return rulePackOf(this.#reading(context), decision.rulePackId);
  }

  @ResolveField(() => [Sentence])
  @Allow('public')
  async rulesInWords(@Parent() decision: Decision, @Context() context: RequestContext): Promise<Sentence[]> {
    const pack = await rulePackOf(this.#reading(context), decision.rulePackId);
    const classes = await classNames(context, this.#reading(context).view);
    return labelled(rulesInWords(pack.rules), pack.rules, context.language, classes);
  }

  @ResolveField(() => Person)
  @Allow('public')
  async author(@Parent() decision: Decision, @Context() context: RequestContext): Promise<Person> {
    return personOf(this.#reading(context), decision.authorId);
  }

  @ResolveField(() => Person, { nullable: true, description: 'Null when the clock closed it.' })
  @Allow('public')
  async closedBy(@Parent() decision: Decision, @Context() context: RequestContext): Promise<Person | null> {
    return personIfAny(this.#reading(context), decision.closedById);
  }

  @ResolveField(() => Settlement, { nullable: true, description: 'How a tie was settled after the close.' })
  @Allow('public')
  async settlement(@Parent() decision: Decision): Promise<Settlement | null> {
    return decision.settlement ? settlementOf(decision.settlement) : null;
  }

  @ResolveField(() => Person, { nullable: true, description: 'Null where no tie was settled.' })
  @Allow('public')
  async settledBy(@Parent() decision: Decision, @Context() context: RequestContext): Promise<Person | null> {
    return personIfAny(this.#reading(context), decision.settledById);
  }

  @ResolveField(() => [Comment], { description: 'Empty for visitors.' })
  @Allow('public')
  async comments(@Parent() decision: Decision, @Context() context: RequestContext): Promise<Comment[]> {
    return commentsOf(this.#reading(context), decision);
  }

  @ResolveField(() => [Amendment], { description: 'Empty for visitors.' })
  @Allow('public')
  async amendments(@Parent() decision: Decision, @Context() context: RequestContext): Promise<Amendment[]> {
    return amendmentsOf(this.#reading(context), decision);
  }

  @ResolveField(() => Turnout, { nullable: true, description: 'Null before the opening.' })
  @Allow('public')
  async turnout(@Parent() decision: Decision, @Context() context: RequestContext): Promise<Turnout | null> {
    return turnoutOf(this.#reading(context), decision, this.#counts);
  }

  @ResolveField(() => RollConnection, { nullable: true, description: 'Null before the opening.' })
  @Allow('public')
  async roll(
    @Parent() decision: Decision,
    @Context() context: RequestContext,
    @Args({ type: () => PageArgs }) page: PageArgs,
  ): Promise<RollConnection | null> {
    return findRoll(this.#reading(context), decision, page);
  }

  @ResolveField(() => Result, { nullable: true, description: 'Null until it is closed.' })
  @Allow('public')
  async result(@Parent() decision: Decision, @Context() context: RequestContext): Promise<Result | null> {
    if (!decision.tally) return null;
    const { rules } = await rulePackOf(this.#reading(context), decision.rulePackId);
    return resultIn(context.language, decision.tally, rules);
  }

  @ResolveField(() => [BallotPaper], { description: 'One for each elector the reader may vote for.' })
  @Allow('public')
  async myBallots(@Parent() decision: Decision, @Context() context: RequestContext): Promise<BallotPaper[]> {
    return decision.rollRoot ? papersOf(this.#reading(context), decision) : [];
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'Everything needed to check it, once it is closed.',
  })
  @Allow('public')
  async bundleUrl(@Parent() decision: Decision): Promise<string | null> {
    return decision.state === 'closed' ? this.#config.publicUrl + bundlePath(decision.id) : null;
  }

  @ResolveField(() => [RegisterEvent], {
    description:
      'What has changed in the register about members on the roll since it was frozen. Empty for visitors.',
  })
  @Allow('public')
  async rollChanges(
    @Parent() decision: Decision,
    @Context() context: RequestContext,
  ): Promise<RegisterEvent[]> {
    return findRollChanges(this.#reading(context), decision);
  }

  @ResolveField(() => Boolean)
  @Allow('public')
  async mayEdit(@Parent() decision: Decision, @Context() context: RequestContext): Promise<boolean> {
    return decision.state === 'draft' && leads(context.actor, decision);
  }

  @ResolveField(() => Boolean)
  @Allow('public')
  async mayOpen(@Parent() decision: Decision, @Context() context: RequestContext): Promise<boolean> {
    return decision.state === 'draft' && leads(context.actor, decision);
  }

  @ResolveField(() => Boolean)
  @Allow('public')
  async mayClose(@Parent() decision: Decision, @Context() context: RequestContext): Promise<boolean> {
    if (decision.state !== 'open' || !chairs(context.actor, decision)) return false;
    if (await this.#isParty(decision, context)) return false;
    return !(await awaitsBallotsOf(this.#works.view(context).db, decision));
  }

  @ResolveField(() => Boolean)
  @Allow('public')
  async mayWithdraw(@Parent() decision: Decision, @Context() context: RequestContext): Promise<boolean> {
    const isThere = decision.state === 'draft' || decision.state === 'open';
    return isThere && leads(context.actor, decision) && !(await this.#isParty(decision, context));
  }

  @ResolveField(() => Boolean)
  @Allow('public')
  async maySettle(@Parent() decision: Decision, @Context() context: RequestContext): Promise<boolean> {
    const { tally } = decision;
    if (!tally || !awaitsSettlement(tally) || !chairs(context.actor, decision)) return false;
    return !(await this.#isParty(decision, context));
  }

  async #isParty(decision: Decision, context: RequestContext): Promise<boolean> {
    return decision.isAboutMembership && this.#works.read(context, (view) => isPartyTo(view, decision));
  }

  #reading(context: RequestContext): Reading {
    return { context, view: this.#works.view(context) };
  }
}
