import { Inject } from '@nestjs/common';
import { Args, ArgsType, Context, Field, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { dayOf, nextStep } from '@plenaria/membership';
import type { ApplicationState } from '@plenaria/membership';
import type { RequestContext } from '../context.ts';
import { Allow } from '../graphql/allow.ts';
import { inOrderOf, loaderOf } from '../graphql/loaders.ts';
import { PageArgs } from '../graphql/paging.ts';
import { findLevel } from '../levels/find-levels.ts';
import { ServiceLevel } from '../levels/service-level.ts';
import { Custodian } from '../membership/custodian.ts';
import { membersHeardFor } from '../membership/members-heard-for.ts';
import { MemberClass } from '../membership/member-class.ts';
import { Member } from '../membership/member.ts';
import { Works } from '../work.ts';
import type { View } from '../work.ts';
import { AgreedInApplication, Alike, ApplicationStep, NextStep, PrivatePart } from './application-file.ts';
import { Application, ApplicationConnection, ApplicationStateEnum } from './application.ts';
import { agreedIn, alikeFor, membersWho, opensTo, privatePartOf, stepsOf } from './file-of.ts';
import { findApplication, findApplications, findDraft, findWaiting } from './find-applications.ts';
import { findJoining, Joining, JoiningRuleView, ruleView } from './find-joining.ts';
import { asApplicant } from './held-application.ts';
import { ruleOf } from './joining-rules.ts';

/** What a list of applications may be narrowed by. */
@ArgsType()
class ApplicationsArgs extends PageArgs {
  @Field(() => ApplicationStateEnum, { nullable: true })
  state?: ApplicationState | null;

  @Field(() => String, { nullable: true, description: 'The slug of a custodian.' })
  custodian?: string | null;

  @Field(() => String, { nullable: true, description: 'Part of the name.' })
  search?: string | null;
}

/** Joining, read: what visitors are told, and applications by those whom the database lets see them. */
@Resolver(() => Application)
export class ApplicationResolver {
  readonly #works: Works;

  constructor(@Inject(Works) works: Works) {
    this.#works = works;
  }

  @Allow('public')
  @Query(() => Joining, { nullable: true, description: 'How one joins through a custodian.' })
  async joining(
    @Context() context: RequestContext,
    @Args('custodian') custodian: string,
  ): Promise<Joining | null> {
    return findJoining(this.#works.view(context), custodian, context.language);
  }

  @Allow('account')
  @Query(() => ApplicationConnection, { description: 'Newest first; only what the reader may see.' })
  async applications(
    @Context() context: RequestContext,
    @Args() args: ApplicationsArgs,
  ): Promise<ApplicationConnection> {
    const { state = null, custodian = null, search = null } = args;
    return this.#works.read(context, (view) => findApplications(view, { state, custodian, search }, args));
  }

  @Allow('account')
  @Query(() => Application, { nullable: true })
  async application(
    @Context() context: RequestContext,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<Application | null> {
    return this.#works.read(context, (view) => findApplication(view, id));
  }

  @Allow('account')
  @Query(() => Application, { nullable: true, description: "The reader's own draft with a custodian." })
  async applicationDraft(
    @Context() context: RequestContext,
    @Args('custodian') slug: string,
  ): Promise<Application | null> {
    return this.#works.read(context, async (view) => {
      const joining = await findJoining(view, slug, context.language);
      return joining && findDraft(view, joining.custodian.id);
    });
  }

  @Allow('public')
  @Query(() => [Application], { description: 'Those that wait for the reader. Empty for visitors.' })
  async waitingApplications(@Context() context: RequestContext): Promise<Application[]> {
    const { actor, now } = context;
    if (actor.kind !== 'person') return [];
    return this.#works.read(context, async (view) => {
      const members = await membersHeardFor(view, actor.personId, dayOf(now));
      return findWaiting(view, members.length > 0);
    });
  }

  @Allow('account')
  @ResolveField(() => Custodian)
  async custodian(
    @Context() context: RequestContext,
    @Parent() { custodianId }: Application,
  ): Promise<Custodian> {
    const view = this.#works.view(context);
    const loader = loaderOf(context, 'joining.custodian', async (ids) => {
      const rows = await view.db
        .createQueryBuilder(Custodian, 'c')
        .where('c.id in (:...ids)', { ids })
        .getMany();
      return inOrderOf(
        ids,
        rows,
        (row) => row.id,
        ([row]) => row ?? new Error('an application without a custodian'),
      );
    });
    return loader.load(custodianId) as Promise<Custodian>;
  }

  @Allow('account')
  @ResolveField(() => [MemberClass], { description: 'In the order of the federation.' })
  async classes(
    @Context() context: RequestContext,
    @Parent() application: Application,
  ): Promise<MemberClass[]> {
    const view = this.#works.view(context);
    const loader = loaderOf(context, 'joining.classes', async (keys) => {
      const all = await view.db.find(MemberClass, { order: { position: 'asc' } });
      return keys.map(() => all);
    });
    const all = await loader.load('all');
    return all
      .filter(({ slug }) => application.classes.includes(slug))
      .map((row) => MemberClass.in(context.language, row));
  }

  @Allow('account')
  @ResolveField(() => ServiceLevel, { nullable: true, description: 'Chosen in the form, as it is today.' })
  async level(@Context() context: RequestContext, @Parent() { levelId }: Application) {
    return findLevel({ context, view: this.#works.view(context) }, levelId);
  }

  @Allow('account')
  @ResolveField(() => NextStep)
  async next(@Context() { now }: RequestContext, @Parent() application: Application): Promise<NextStep> {
    return Object.assign(new NextStep(), nextStep(application, now));
  }

  @Allow('account')
  @ResolveField(() => Boolean, { description: 'Did the reader apply?' })
  async isMine(@Context() context: RequestContext, @Parent() application: Application): Promise<boolean> {
    return asApplicant(context.actor, application) !== null;
  }

  @Allow('account')
  @ResolveField(() => [ApplicationStep], { description: 'What happened, the first first.' })
  async history(@Context() context: RequestContext, @Parent() application: Application) {
    return this.#read(context, (view) => stepsOf(view, application, context.language));
  }

  @Allow('account')
  @ResolveField(() => [AgreedInApplication], { description: 'To what the applicant agreed on submitting.' })
  async agreed(@Context() context: RequestContext, @Parent() application: Application) {
    return this.#read(context, (view) => agreedIn(view, application, context.language));
  }

  @Allow('account')
  @ResolveField(() => PrivatePart, { nullable: true, description: 'For the applicant and the custodian.' })
  async privatePart(@Context() context: RequestContext, @Parent() application: Application) {
    return this.#read(context, (view) => privatePartOf(view, application));
  }

  @Allow('account')
  @ResolveField(() => [Alike], { description: 'For the custodian; empty for everybody else.' })
  async alike(@Context() context: RequestContext, @Parent() application: Application) {
    return this.#read(context, (view) => alikeFor(view, application));
  }

  @Allow('account')
  @ResolveField(() => [String], { description: 'The steps that are the reader’s to take now.' })
  async opens(@Context() context: RequestContext, @Parent() application: Application) {
    return this.#read(context, (view) => opensTo(view, application));
  }

  @Allow('account')
  @ResolveField(() => [Member], { description: 'For whom the reader may object now.' })
  async mayObject(@Context() context: RequestContext, @Parent() application: Application) {
    return this.#read(context, (view) => membersWho(view, application, 'objected'));
  }

  @Allow('account')
  @ResolveField(() => [Member], { description: 'Whose objection the reader may take back now.' })
  async mayWithdrawObjection(@Context() context: RequestContext, @Parent() application: Application) {
    return this.#read(context, (view) => membersWho(view, application, 'objectionWithdrawn'));
  }

  @Allow('account')
  @ResolveField(() => JoiningRuleView, { description: 'What a recommendation would lead to today.' })
  async rule(@Context() context: RequestContext, @Parent() application: Application) {
    return ruleView(await ruleOf(this.#works.view(context), application));
  }

  @Allow('account')
  @ResolveField(() => Member, { nullable: true, description: 'Once admitted.' })
  async member(@Context() context: RequestContext, @Parent() { memberId }: Application) {
    const { db } = this.#works.view(context);
    const member = memberId && (await db.findOneBy(Member, { id: memberId }));
    return member ? Member.seenBy(context.actor, member) : null;
  }

  #read<Answer>(context: RequestContext, see: (view: View) => Promise<Answer>): Promise<Answer> {
    return this.#works.read(context, see);
  }
}
