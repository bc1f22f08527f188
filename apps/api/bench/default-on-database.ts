import type { DynamicModule } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Config } from '../src/config.ts';
import { ActorSource } from '../src/context.ts';
import { createDataSource } from '../src/database.ts';
import { FoundationModule } from '../src/foundation.module.ts';
import { TokenDoor } from '../src/identity/api-tokens/token-door.ts';
import { RateLimits } from '../src/identity/rate-limits.ts';
import { Sessions } from '../src/identity/sessions.ts';
import { createLog } from '../src/log.ts';
import { FederationResolver } from '../src/membership/federation.resolver.ts';
import { MemberResolver } from '../src/membership/member.resolver.ts';
import { BallotRow } from './ballot-row.ts';
import { CastOneByOne } from './cast-one-by-one.ts';
import { serveDefaultPath } from './default-path.ts';

/** Nest's default path over our own resolvers, entities, find functions and session look-up; its own casting. */
export async function defaultOnDatabase(config: Config): Promise<number> {
  const { options } = createDataSource(config, () => {});
  const entities = [...(options.entities as Function[]), BallotRow];
  const source = await new DataSource({ ...options, entities } as typeof options).initialize();
  const domains: DynamicModule = {
    module: class DomainsModule {},
    global: true,
    providers: [
      { provide: ActorSource, useClass: Sessions },
      RateLimits,
      TokenDoor,
      FederationResolver,
      MemberResolver,
      CastOneByOne,
    ],
    exports: [ActorSource, TokenDoor],
  };
  return serveDefaultPath([FoundationModule.with(config, createLog('silent'), source), domains]);
}
