import { Inject } from '@nestjs/common';
import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { isRefused } from '@plenaria/kernel';
import type { RequestContext } from '../context.ts';
import { Allow } from '../graphql/allow.ts';
import { answerOf, asRefusal, Refusal } from '../graphql/refusal.ts';
import { StepUp } from '../graphql/step-up.ts';
import { MemberKind } from '../membership/member.ts';
import { Works } from '../work.ts';
import { findMailing, findMailings } from './find-mailings.ts';
import { findReach } from './find-reach.ts';
import { Mailing, MailingInput, MailingReach } from './mailing.ts';
import { sendMailing } from './send-mailing.ts';
import { writesFor } from './standing-to-write.ts';

const MailingReachResult = answerOf('MailingReachResult', MailingReach);
const SendMailingResult = answerOf('SendMailingResult', Mailing);

/** Letters to many members at once. */
@Resolver()
export class MailingsResolver {
  readonly #works: Works;

  constructor(@Inject(Works) works: Works) {
    this.#works = works;
  }

  @Allow('account')
  @Query(() => [Mailing], { description: 'The newest 100 that the asker got or could have written.' })
  async mailings(@Context() context: RequestContext): Promise<readonly Mailing[]> {
    const rows = await this.#works.read(context, findMailings);
    return rows.map((row) => Mailing.in(context.language, row));
  }

  @Allow('account')
  @Query(() => Mailing, { nullable: true })
  async mailing(
    @Args('id', { type: () => ID }) id: string,
    @Context() context: RequestContext,
  ): Promise<Mailing | null> {
    const row = await this.#works.read(context, (view) => findMailing(view, id));
    return row && Mailing.in(context.language, row);
  }

  @Allow('secretary', 'custodian')
  @Query(() => MailingReachResult, { description: 'Whom a mailing to these members would reach today.' })
  async mailingReach(
    @Args('search', { type: () => String, nullable: true }) search: string | null,
    @Args('class', { type: () => String, nullable: true }) held: string | null,
    @Args('custodian', { type: () => String, nullable: true }) custodian: string | null,
    @Args('kind', { type: () => MemberKind, nullable: true }) kind: MemberKind | null,
    @Context() context: RequestContext,
  ): Promise<MailingReach | Refusal> {
    const narrowed = {
      search: search ?? null,
      class: held ?? null,
      custodian: custodian ?? null,
      kind: kind ?? null,
    };
    const standing = await writesFor(this.#works.view(context), narrowed);
    if (isRefused(standing)) return asRefusal(standing);
    // How each of them wants to be told is not the asker's to see; how many want no news is.
    const program = { now: context.now, actor: { kind: 'system', name: 'mailings' } } as const;
    return this.#works.read(program, (view) => findReach(view, narrowed));
  }

  @Allow('secretary', 'custodian')
  @StepUp()
  @Mutation(() => SendMailingResult)
  async sendMailing(
    @Args('input', { type: () => MailingInput })
    { search = null, custodian = null, kind = null, ...input }: MailingInput,
    @Context() context: RequestContext,
  ): Promise<Mailing | Refusal> {
    const draft = { ...input, search, custodian, kind, class: input.class ?? null };
    const sent = await this.#works.run(context, (work) => sendMailing(work, draft));
    if (sent instanceof Refusal) return sent;
    const row = await this.#works.read(context, (view) => findMailing(view, sent.id));
    // Somebody else's, under an id that was guessed: it is not the asker's to see.
    return row
      ? Mailing.in(context.language, row)
      : Object.assign(new Refusal(), { code: 'NOT_FOUND', details: {} });
  }
}
