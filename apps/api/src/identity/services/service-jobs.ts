import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import type { Client } from 'oidc-provider';
import { z } from 'zod';
import { CONFIG } from '../../config.ts';
import type { Config } from '../../config.ts';
import { JobRegistry } from '../../jobs/job-registry.ts';
import { Works } from '../../work.ts';
import { endUnadmitted } from './end-unadmitted.ts';
import { OpenidProvider } from './openid-provider.ts';
import { turnSigningKeys } from './turn-signing-keys.ts';

const HOUR_SECONDS = 3_600;
/** Who is down for an evening is still told. */
const ATTEMPTS = 10;

const left = z.object({ serviceId: z.uuid(), accountId: z.uuid(), sid: z.string() });

/** What the library's types leave out: it throws unless the service answers 200 or 204. */
type Leaving = { backchannelLogout(subject: string, sid: string): Promise<void> };

/** What is done about services by itself: they are told who has signed out or left, and keys are turned. */
@Injectable()
export class ServiceJobs implements OnModuleInit {
  readonly #registry: JobRegistry;
  readonly #works: Works;
  readonly #config: Config;
  readonly #provider: OpenidProvider;

  constructor(
    @Inject(JobRegistry) registry: JobRegistry,
    @Inject(Works) works: Works,
    @Inject(CONFIG) config: Config,
    @Inject(OpenidProvider) provider: OpenidProvider,
  ) {
    this.#registry = registry;
    this.#works = works;
    this.#config = config;
    this.#provider = provider;
  }

  onModuleInit(): void {
    const keeping = { forget: true, attempts: ATTEMPTS };
    this.#registry.handle('leave-service', left, (_, told) => this.#tell(told), keeping);
    this.#registry.every('end-unadmitted', HOUR_SECONDS, async (asking) => {
      await this.#works.attempt(asking, endUnadmitted);
    });
    const times = { days: this.#config.signingKeyDays, waitHours: this.#config.signingKeyWaitHours };
    this.#registry.every('turn-signing-keys', HOUR_SECONDS, async (asking) => {
      await this.#works.attempt(asking, (work) => turnSigningKeys(work, times, this.#provider.keys));
    });
  }

  /** OpenID Connect Back-Channel Logout 1.0. A disabled service is told as well; one that is gone hears nothing. */
  async #tell({ serviceId, accountId, sid }: z.infer<typeof left>): Promise<void> {
    const provider = await this.#provider.current();
    const client = (await provider.Client.find(serviceId)) as (Client & Leaving) | undefined;
    if (client?.backchannelLogoutUri) await client.backchannelLogout(accountId, sid);
  }
}
