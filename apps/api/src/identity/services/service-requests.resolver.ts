import { Inject } from '@nestjs/common';
import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { isRefused, refuse } from '@plenaria/kernel';
import type { InteractionResults } from 'oidc-provider';
import type { RequestContext } from '../../context.ts';
import { Allow } from '../../graphql/allow.ts';
import { Done } from '../../graphql/done.ts';
import { answerOf, asRefusal } from '../../graphql/refusal.ts';
import { Works } from '../../work.ts';
import { Viewer } from '../viewer.ts';
import { isAdmitted } from './admits.ts';
import { answerServiceRequest } from './answer-service-request.ts';
import { endServiceAgreement } from './end-service-agreement.ts';
import { findAgreements, findService } from './find-services.ts';
import { asServices, OpenidProvider } from './openid-provider.ts';
import { describeRequest, findRequest, isAgreed, isAnother } from './service-request.ts';
import type { OpenRequest } from './service-request.ts';
import { LeftService, ServiceAgreement, ServiceRequest, WayOn } from './service.ts';

const AnswerServiceRequestResult = answerOf('AnswerServiceRequestResult', WayOn);
const EndServiceAgreementResult = answerOf('EndServiceAgreementResult', Done);

/** By which a request is named; it is this browser's by a cookie, without which this is worth nothing. */
const TOKEN = 'Stands in the address to which the service led.';

/** What services ask of people, and what these have agreed to. */
@Resolver(() => Viewer)
export class ServiceRequestsResolver {
  readonly #works: Works;
  readonly #provider: OpenidProvider;

  constructor(@Inject(Works) works: Works, @Inject(OpenidProvider) provider: OpenidProvider) {
    this.#works = works;
    this.#provider = provider;
  }

  @ResolveField(() => [ServiceAgreement], { description: 'The services that know this person.' })
  @Allow('public')
  async serviceAgreements(@Parent() viewer: Viewer, @Context() { now }: RequestContext) {
    return this.#works.read(asServices(now), (view) => findAgreements(view, viewer.accountId));
  }

  @Query(() => ServiceRequest, {
    nullable: true,
    description: 'Null when it is over, or of another browser.',
  })
  @Allow('public')
  async serviceRequest(
    @Args('token', { description: TOKEN }) token: string,
    @Context() context: RequestContext,
  ): Promise<ServiceRequest | null> {
    const open = await this.#find(context, token);
    if (!open) return null;
    const { service, scopes, redirectHost: host } = open;
    const { actor, now } = context;
    const asks =
      actor.kind !== 'person' ||
      (!isAnother(actor.accountId, open) &&
        !(await this.#works.read(asServices(now), (view) => isAgreed(view, actor.accountId, open))));
    const refuses = !(await this.#isOpen(context, open));
    return Object.assign(new ServiceRequest(), {
      service: service.name,
      host,
      scopes: [...scopes],
      asks,
      refuses,
    });
  }

  @Mutation(() => AnswerServiceRequestResult, { description: 'Leads back to the service, with or without.' })
  @Allow('account')
  async answerServiceRequest(
    @Args('token', { description: TOKEN }) token: string,
    @Args('agrees') agrees: boolean,
    @Context() context: RequestContext,
  ) {
    const open = await this.#find(context, token);
    if (!open) return asRefusal(refuse('SERVICE_REQUEST_OVER'));
    const saysYes = agrees && (await this.#isOpen(context, open));
    const answer = await this.#works.attempt(context, (work) => answerServiceRequest(work, open, saysYes));
    return isRefused(answer) ? asRefusal(answer) : this.#goOn(context, answer);
  }

  @Mutation(() => EndServiceAgreementResult, { description: 'The service is signed out, and asks anew.' })
  @Allow('account')
  async endServiceAgreement(@Args('id', { type: () => ID }) id: string, @Context() context: RequestContext) {
    return this.#works.run(context, (work) => endServiceAgreement(work, id));
  }

  @Query(() => LeftService, { nullable: true, description: 'Null for an address that is none of its own.' })
  @Allow('public')
  async leftService(
    @Args('id', { type: () => ID }) id: string,
    @Args('to') to: string,
    @Context() { now }: RequestContext,
  ): Promise<LeftService | null> {
    const service = await this.#works.read(asServices(now), (view) => findService(view, id));
    if (!service || service.disabledAt || !service.leaveUris.includes(to)) return null;
    return Object.assign(new LeftService(), { service: service.name, url: to });
  }

  async #find(context: RequestContext, id: string): Promise<OpenRequest | null> {
    const found = await findRequest(await this.#provider.current(), context, id);
    return found && this.#works.read(asServices(context.now), (view) => describeRequest(view, found));
  }

  /** Is the service for who is here? Of a visitor that is not known yet. */
  async #isOpen({ actor, now }: RequestContext, { service }: OpenRequest): Promise<boolean> {
    if (actor.kind !== 'person') return true;
    return this.#works.read(asServices(now), (view) => isAdmitted(view, service, actor.accountId));
  }

  async #goOn({ request, reply }: RequestContext, result: InteractionResults): Promise<WayOn> {
    if (!reply) throw new Error('a request of a service is answered over HTTP');
    const provider = await this.#provider.current();
    const answered = { mergeWithLastSubmission: false };
    const url = await provider.interactionResult(request.raw, reply.raw, result, answered);
    return Object.assign(new WayOn(), { url });
  }
}
