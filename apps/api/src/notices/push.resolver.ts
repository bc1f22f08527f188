import { Inject } from '@nestjs/common';
import { Args, Context, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CONFIG } from '../config.ts';
import type { Config } from '../config.ts';
import type { RequestContext } from '../context.ts';
import { Allow } from '../graphql/allow.ts';
import { Done } from '../graphql/done.ts';
import { answerOf } from '../graphql/refusal.ts';
import { Viewer } from '../identity/viewer.ts';
import { Works } from '../work.ts';
import { addPushDevice } from './add-push-device.ts';
import { findPushDevices } from './find-push-devices.ts';
import { PushDevice } from './push-device.ts';
import { pushKey } from './push-key.ts';
import { removePushDevice } from './remove-push-device.ts';

const AddPushDeviceResult = answerOf('AddPushDeviceResult', Done);
const RemovePushDeviceResult = answerOf('RemovePushDeviceResult', Done);

/** The browsers that tell the asker what happens, also while Plenaria is not open in them. */
@Resolver(() => Viewer)
export class PushResolver {
  readonly #works: Works;
  readonly #config: Config;

  constructor(@Inject(Works) works: Works, @Inject(CONFIG) config: Config) {
    this.#works = works;
    this.#config = config;
  }

  @ResolveField(() => String, {
    description: 'The public key by which a browser knows that it is us (RFC 8292).',
  })
  @Allow('public')
  pushKey(): string {
    return pushKey(this.#config).publicKey;
  }

  @ResolveField(() => [PushDevice], { description: 'The newest first.' })
  @Allow('public')
  async pushDevices(
    @Parent() viewer: Viewer,
    @Context() context: RequestContext,
  ): Promise<readonly PushDevice[]> {
    return this.#works.read(context, (view) => findPushDevices(view, viewer));
  }

  @Mutation(() => AddPushDeviceResult, {
    description: 'What the browser that asks was given by its push service. It ends with the session.',
  })
  @Allow('account')
  async addPushDevice(
    @Args('endpoint') endpoint: string,
    @Args('p256dh') p256dh: string,
    @Args('auth') auth: string,
    @Context() context: RequestContext,
  ) {
    return this.#works.run(context, (work) => addPushDevice(work, { endpoint, p256dh, auth }));
  }

  @Mutation(() => RemovePushDeviceResult)
  @Allow('account')
  async removePushDevice(@Args('id', { type: () => ID }) id: string, @Context() context: RequestContext) {
    return this.#works.run(context, (work) => removePushDevice(work, id));
  }
}
