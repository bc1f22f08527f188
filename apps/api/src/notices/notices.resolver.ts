import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { isRefused } from '@plenaria/kernel';
import type { RequestContext } from '../context.ts';
import { Allow } from '../graphql/allow.ts';
import { Done } from '../graphql/done.ts';
import { answerOf, asRefusal, Refusal } from '../graphql/refusal.ts';
import { Viewer } from '../identity/viewer.ts';
import { Works } from '../work.ts';
import { chooseNotices } from './choose-notices.ts';
import { findNotices } from './find-notices.ts';
import { Notice, NoticeChoice, Unsubscription } from './notice.ts';
import { Notices } from './notices.ts';

const ChooseNoticesResult = answerOf('ChooseNoticesResult', Done);
const UnsubscribeResult = answerOf('UnsubscribeResult', Unsubscription);

/** What reaches the asker, and the page that a letter's last link leads to. */
@Resolver(() => Viewer)
export class NoticesResolver {
  readonly #works: Works;
  readonly #notices: Notices;

  constructor(@Inject(Works) works: Works, @Inject(Notices) notices: Notices) {
    this.#works = works;
    this.#notices = notices;
  }

  @ResolveField(() => [Notice], { description: 'How this person is told about what happens.' })
  @Allow('public')
  async notices(@Parent() viewer: Viewer, @Context() context: RequestContext): Promise<readonly Notice[]> {
    return this.#works.read(context, (view) => findNotices(view, viewer.accountId));
  }

  @Query(() => Unsubscription, { nullable: true, description: 'Null when the token is none of ours.' })
  @Allow('public')
  async unsubscription(
    @Args('token') token: string,
    @Context() context: RequestContext,
  ): Promise<Unsubscription | null> {
    return this.#notices.standing(context.now, token);
  }

  @Mutation(() => ChooseNoticesResult, { description: 'What is not named stays as it is.' })
  @Allow('account')
  async chooseNotices(
    @Args('choices', { type: () => [NoticeChoice] }) choices: readonly NoticeChoice[],
    @Context() context: RequestContext,
  ) {
    const answer = await this.#works.run(context, (work) => chooseNotices(work, choices));
    return answer instanceof Refusal ? answer : Done.yes();
  }

  @Mutation(() => UnsubscribeResult, {
    description: 'By the token of a letter, without signing in; `again` takes it back.',
  })
  @Allow('public')
  async unsubscribe(
    @Args('token') token: string,
    @Args('again', { defaultValue: false }) again: boolean,
    @Context() context: RequestContext,
  ) {
    const answer = await this.#notices.unsubscribe(context.now, token, again);
    return isRefused(answer) ? asRefusal(answer) : Object.assign(new Unsubscription(), answer);
  }
}
