import { Inject, Injectable } from '@nestjs/common';
import Provider, { errors } from 'oidc-provider';
import type { Configuration, FindAccount } from 'oidc-provider';
import { CONFIG } from '../../config.ts';
import type { Config } from '../../config.ts';
import { ActorSource } from '../../context.ts';
import { LOG } from '../../log.ts';
import type { Log } from '../../log.ts';
import { sealingKeys } from '../../operations/sealed.ts';
import type { SealingKeys } from '../../operations/sealed.ts';
import { Works } from '../../work.ts';
import type { Asking, View } from '../../work.ts';
import { isAdmittedTo } from './admits.ts';
import { claimsOf } from './claims-of.ts';
import { findService } from './find-services.ts';
import { providerConfiguration } from './provider-configuration.ts';
import type { ProviderTools } from './provider-configuration.ts';
import { showMissing } from './service-pages.ts';
import { serviceAdapter } from './service-adapter.ts';
import { isServiceSecret } from './service-secret.ts';
import { findSigningKeys, makeFirstSigningKey, openSigningKeys } from './signing-keys.ts';
import { useAgreement } from './use-agreement.ts';

/** Where services find us. */
export const MOUNT = '/oidc';

/** Services speak to the program: who is behind a request they learn from it. */
export function asServices(now = new Date()): Asking {
  return { actor: { kind: 'system', name: 'services' }, now };
}

/** Plenaria as an OpenID provider, made anew whenever other keys sign. All that it remembers is in the database. */
@Injectable()
export class OpenidProvider {
  readonly #works: Works;
  readonly #actors: ActorSource;
  readonly #config: Config;
  readonly #log: Log;
  readonly keys: SealingKeys;
  #made: { readonly of: string; readonly provider: Provider } | null = null;

  constructor(
    @Inject(Works) works: Works,
    @Inject(ActorSource) actors: ActorSource,
    @Inject(CONFIG) config: Config,
    @Inject(LOG) log: Log,
  ) {
    this.#works = works;
    this.#actors = actors;
    this.#config = config;
    this.#log = log;
    this.keys = sealingKeys(config);
  }

  get issuer(): string {
    return this.#config.publicUrl + MOUNT;
  }

  /** The provider that signs with the keys of this moment, whichever process made them. */
  async current(): Promise<Provider> {
    let kept = await this.#ask(findSigningKeys);
    const of = kept.map(({ id }) => id).join(' ');
    if (this.#made?.of === of && of !== '') return this.#made.provider;
    let signingKeys = openSigningKeys(kept, this.keys);
    if (signingKeys.length === 0) {
      await this.#works.attempt(asServices(), (work) => makeFirstSigningKey(work, this.keys));
      kept = await this.#ask(findSigningKeys);
      signingKeys = openSigningKeys(kept, this.keys);
    }
    const provider = this.#make({ ...this.#tools(), signingKeys });
    this.#made = { of: kept.map(({ id }) => id).join(' '), provider };
    return provider;
  }

  #make(tools: ProviderTools): Provider {
    const provider = new Provider(this.issuer, providerConfiguration(tools));
    // Which address it has to itself, the door says: see services-door.ts.
    provider.proxy = true;
    provider.use(showMissing);
    // Of secrets only the hashes are kept.
    provider.Client.prototype.compareClientSecret = function compareClientSecret(secret: string) {
      return isServiceSecret(secret, this.clientSecret ?? '');
    };
    provider.on('server_error', (_, error) =>
      this.#log.error({ err: error }, 'a service could not be answered'),
    );
    return provider;
  }

  #tools(): Omit<ProviderTools, 'signingKeys'> {
    const findAccount: FindAccount = async (_, accountId, token) => {
      // What was given to somebody who has left since opens nothing any more.
      const clientId = token && 'clientId' in token ? token.clientId : undefined;
      if (clientId && !(await this.#ask((view) => isAdmittedTo(view, clientId, accountId)))) return undefined;
      const claims = await this.#ask((view) => claimsOf(view, accountId));
      return claims ? { accountId, claims: () => claims } : undefined;
    };
    const loadExistingGrant: NonNullable<Configuration['loadExistingGrant']> = async ({ oidc }) => {
      const { client, account } = oidc;
      if (!client || !account) return undefined;
      const { clientId } = client;
      const { accountId } = account;
      if (!(await this.#ask((view) => isAdmittedTo(view, clientId, accountId)))) {
        if (oidc.prompts.has('none')) throw new errors.AccessDenied();
        return undefined;
      }
      const of = { serviceId: clientId, accountId };
      const scopes = await this.#works.attempt(asServices(), (work) => useAgreement(work, of));
      if (!Array.isArray(scopes)) return undefined;
      const before = await oidc.provider.Grant.find(oidc.session?.grantIdFor(clientId) ?? '');
      if (before?.accountId === accountId && isOf(before, scopes)) return before;
      const grant = new oidc.provider.Grant({ clientId, accountId });
      grant.addOIDCScope(scopes.join(' '));
      await grant.save();
      return grant;
    };
    return {
      adapter: serviceAdapter(this.#works),
      sealingKeys: this.keys,
      outwardRanges: this.#config.outwardRanges,
      findAccount,
      loadExistingGrant,
      isSamePerson: async ({ req, oidc }) => {
        const actor = await this.#actors.actorOf(req.headers.cookie);
        return actor.kind === 'person' && actor.accountId === oidc.session?.accountId;
      },
      isDisabled: async (id) =>
        (await this.#ask((view) => findService(view, id)))?.disabledAt instanceof Date,
    };
  }

  #ask<Answer>(see: (view: View) => Promise<Answer>): Promise<Answer> {
    return this.#works.read(asServices(), see);
  }
}

/**
 * Is a grant of these scopes exactly? The session's one is used on as long as it is: with another one, the library
 * would refuse the codes and tokens of the one before.
 */
function isOf(grant: { getOIDCScope(): string }, scopes: readonly string[]): boolean {
  const granted = new Set(grant.getOIDCScope().split(' '));
  return granted.size === new Set(scopes).size && scopes.every((scope) => granted.has(scope));
}
