import { Inject } from '@nestjs/common';
import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { RequestContext } from '../../context.ts';
import { Allow } from '../../graphql/allow.ts';
import { Done } from '../../graphql/done.ts';
import { answerOf } from '../../graphql/refusal.ts';
import { StepUp } from '../../graphql/step-up.ts';
import { Works } from '../../work.ts';
import { changeService } from './change-service.ts';
import { disableService } from './disable-service.ts';
import { findServiceEvents, findServices } from './find-services.ts';
import { makeServiceSecret } from './make-service-secret.ts';
import { OpenidProvider } from './openid-provider.ts';
import { registerService } from './register-service.ts';
import { removeService } from './remove-service.ts';
import { KeptServices, MadeService, Service } from './service.ts';
import { WrittenService } from './written-service.ts';

const RegisterServiceResult = answerOf('RegisterServiceResult', MadeService);
const ChangeServiceResult = answerOf('ChangeServiceResult', Service);
const MakeServiceSecretResult = answerOf('MakeServiceSecretResult', MadeService);
const DisableServiceResult = answerOf('DisableServiceResult', Service);
const RemoveServiceResult = answerOf('RemoveServiceResult', Done);

/** The services that people sign in to from here, as operators keep them. */
@Resolver()
export class ServicesResolver {
  readonly #works: Works;
  readonly #provider: OpenidProvider;

  constructor(@Inject(Works) works: Works, @Inject(OpenidProvider) provider: OpenidProvider) {
    this.#works = works;
    this.#provider = provider;
  }

  @Query(() => KeptServices)
  @Allow('operator')
  async keptServices(@Context() context: RequestContext): Promise<KeptServices> {
    const { issuer } = this.#provider;
    return this.#works.read(context, async (view) => {
      const services = await findServices(view);
      const events = await findServiceEvents(view);
      return Object.assign(new KeptServices(), { issuer, services, events });
    });
  }

  @Mutation(() => RegisterServiceResult, { description: 'Its secret is told once.' })
  @Allow('operator')
  @StepUp()
  async registerService(
    @Args({ type: () => WrittenService }) written: WrittenService,
    @Args('isPublic', { defaultValue: false, description: 'Can it keep no secret?' }) isPublic: boolean,
    @Context() context: RequestContext,
  ) {
    return this.#works.run(context, (work) => registerService(work, written, isPublic));
  }

  @Mutation(() => ChangeServiceResult)
  @Allow('operator')
  @StepUp()
  async changeService(
    @Args('id', { type: () => ID }) id: string,
    @Args('base', {
      type: () => ID,
      nullable: true,
      description:
        'The base that the writer had before them: what somebody else wrote since is not written over.',
    })
    base: string | null | undefined,
    @Args({ type: () => WrittenService }) written: WrittenService,
    @Context() context: RequestContext,
  ) {
    return this.#works.run(context, (work) => changeService(work, { id, base }, written));
  }

  @Mutation(() => MakeServiceSecretResult, { description: 'Told once; the one before counts no longer.' })
  @Allow('operator')
  @StepUp()
  async makeServiceSecret(@Args('id', { type: () => ID }) id: string, @Context() context: RequestContext) {
    return this.#works.run(context, (work) => makeServiceSecret(work, id));
  }

  @Mutation(() => DisableServiceResult)
  @Allow('operator')
  @StepUp()
  async disableService(
    @Args('id', { type: () => ID }) id: string,
    @Args('disabled') disabled: boolean,
    @Context() context: RequestContext,
  ) {
    return this.#works.run(context, (work) => disableService(work, id, disabled));
  }

  @Mutation(() => RemoveServiceResult)
  @Allow('operator')
  @StepUp()
  async removeService(@Args('id', { type: () => ID }) id: string, @Context() context: RequestContext) {
    return this.#works.run(context, (work) => removeService(work, id));
  }
}
