import { Inject } from '@nestjs/common';
import { Args, ArgsType, Context, Field, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { isRefused, refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { CONFIG } from '../../config.ts';
import type { Config } from '../../config.ts';
import type { RequestContext } from '../../context.ts';
import { Allow } from '../../graphql/allow.ts';
import { Done } from '../../graphql/done.ts';
import { answerOf, asRefusal } from '../../graphql/refusal.ts';
import type { Refusal } from '../../graphql/refusal.ts';
import { StepUp } from '../../graphql/step-up.ts';
import { sealingKeys } from '../../operations/sealed.ts';
import type { SealingKeys } from '../../operations/sealed.ts';
import { Works } from '../../work.ts';
import { limitFor, RateLimits } from '../rate-limits.ts';
import { findKeptProviders } from './find-providers.ts';
import { endSignInProvider } from './end-sign-in-provider.ts';
import { keepSignInProvider } from './keep-sign-in-provider.ts';
import { keptClient } from './kept-provider.ts';
import { KeptProvider, TriedProvider } from './sign-in-provider.ts';
import { trySignInProvider } from './try-sign-in-provider.ts';
import { wrongInProvider } from './wrong-in-provider.ts';
import type { WrittenProvider } from './wrong-in-provider.ts';

const TrySignInProviderResult = answerOf('TrySignInProviderResult', TriedProvider);
const KeepSignInProviderResult = answerOf('KeepSignInProviderResult', TriedProvider);
const EndSignInProviderResult = answerOf('EndSignInProviderResult', Done);

/** As often as somebody may try who looks for the right address. */
const TRIES_MAX = 30;

@ArgsType()
class KeepSignInProviderArgs {
  @Field(() => ID)
  custodianId!: string;

  @Field(() => String)
  issuer!: string;

  @Field(() => String)
  clientId!: string;

  @Field(() => String, { description: 'Empty for the one that is kept. Never shown again.' })
  clientSecret!: string;

  @Field(() => String, { description: 'What stands on the button of the sign-in page.' })
  label!: string;
}

/** The providers that custodians keep: each its own people’s to keep, and nobody else’s. */
@Resolver()
export class KeptProvidersResolver {
  readonly #works: Works;
  readonly #limits: RateLimits;
  readonly #config: Config;
  readonly #keys: SealingKeys;

  constructor(
    @Inject(CONFIG) config: Config,
    @Inject(Works) works: Works,
    @Inject(RateLimits) limits: RateLimits,
  ) {
    this.#config = config;
    this.#works = works;
    this.#limits = limits;
    this.#keys = sealingKeys(config);
  }

  @Query(() => [KeptProvider], { description: 'Of the custodians that the reader acts for.' })
  @Allow('custodian')
  async keptSignInProviders(@Context() context: RequestContext): Promise<readonly KeptProvider[]> {
    return this.#works.read(context, (view) => findKeptProviders(view, this.#config.publicUrl));
  }

  @Mutation(() => TrySignInProviderResult, { description: 'Asks it what it is; nothing is kept.' })
  @Allow('custodian')
  async trySignInProvider(
    @Args('issuer') issuer: string,
    @Context() context: RequestContext,
  ): Promise<TriedProvider | Refusal> {
    const objection = await this.#objectionToTry(context);
    if (objection) return asRefusal(objection);
    const client = { issuer: issuer.trim(), clientId: 'plenaria', clientSecret: 'none' };
    const tried = await trySignInProvider(client, this.#config.outwardRanges);
    return isRefused(tried) ? asRefusal(tried) : tried;
  }

  @Mutation(() => KeepSignInProviderResult, { description: 'It is tried first.' })
  @Allow('custodian')
  @StepUp()
  async keepSignInProvider(
    @Args() args: KeepSignInProviderArgs,
    @Context() context: RequestContext,
  ): Promise<TriedProvider | Refusal> {
    const written = trimmed(args);
    const objection =
      objectionToKeeper(context, written.custodianId) ?? (await this.#objectionToTry(context));
    if (objection) return asRefusal(objection);
    const { custodianId } = written;
    const { kept, back } = await this.#works.read(context, async (view) => ({
      kept: await keptClient(view, custodianId, this.#keys),
      back: (await findKeptProviders(view, this.#config.publicUrl)).find(isOf(custodianId))?.redirectUri,
    }));
    const fields = wrongInProvider(written, kept);
    if (fields.length > 0) return asRefusal(refuse('INVALID_INPUT', { fields }));
    const client = { ...written, clientSecret: written.clientSecret || (kept?.clientSecret ?? '') };
    // Asked outside the transaction: a slow provider holds no connection.
    const tried = await trySignInProvider(client, this.#config.outwardRanges, back);
    if (isRefused(tried)) return asRefusal(tried);
    return this.#works.run(context, async (work) => {
      await keepSignInProvider(work, client, this.#keys);
      return tried;
    });
  }

  @Mutation(() => EndSignInProviderResult)
  @Allow('custodian')
  @StepUp()
  async endSignInProvider(
    @Args('custodianId', { type: () => ID }) custodianId: string,
    @Context() context: RequestContext,
  ): Promise<Done | Refusal> {
    const objection = objectionToKeeper(context, custodianId);
    if (objection) return asRefusal(objection);
    return this.#works.run(context, (work) => endSignInProvider(work, custodianId));
  }

  async #objectionToTry({ actor }: RequestContext): Promise<Refused | null> {
    const account = actor.kind === 'person' ? actor.accountId : '';
    return this.#limits.objectionToTry([limitFor('provider tried by', account, TRIES_MAX)]);
  }
}

function objectionToKeeper({ actor }: RequestContext, custodianId: string): Refused | null {
  const isTheirs = actor.kind === 'person' && actor.custodianIds.includes(custodianId);
  return isTheirs ? null : refuse('NOT_ALLOWED');
}

function isOf(custodianId: string) {
  return (provider: KeptProvider): boolean => provider.custodianId === custodianId;
}

function trimmed(written: WrittenProvider): WrittenProvider {
  const { custodianId, issuer, clientId, clientSecret, label } = written;
  return {
    custodianId,
    issuer: issuer.trim(),
    clientId: clientId.trim(),
    clientSecret: clientSecret.trim(),
    label: label.trim(),
  };
}
