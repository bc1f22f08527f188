import { Global, Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { CONFIG } from '../src/config.ts';
import type { Config } from '../src/config.ts';
import { ActorSource } from '../src/context.ts';
import { GraphqlModule } from '../src/graphql/graphql.module.ts';
import { TokenDoor } from '../src/identity/api-tokens/token-door.ts';
import { createLog, LOG } from '../src/log.ts';
import type { Actor } from '../src/work.ts';
import { serveBarePath } from './bare-path.ts';
import { serveDefaultPath } from './default-path.ts';
import { serveOurPath } from './our-path.ts';
import { custodianOf, memberOf, pageOf, RegisterInMemory } from './register-in-memory.ts';

const PERSON: Actor = {
  kind: 'person',
  accountId: 'a',
  personId: 'p',
  sessionId: 's',
  name: 'Aina',
  roles: [],
  custodianIds: [],
  isCertain: true,
};

/** Everybody with a cookie is the same person: the look-up is measured where there is a database. */
class OnePerson extends ActorSource {
  async actorOf(cookieHeader: string | undefined): Promise<Actor> {
    return cookieHeader ? PERSON : { kind: 'visitor' };
  }
}

/** Nobody brings a token, and there is no database to look one up in. */
const NO_TOKENS: Pick<TokenDoor, 'serve' | 'bearerOf'> = {
  serve: async () => undefined,
  bearerOf: () => null,
};

/** What both paths stand on when there is no database. */
@Global()
@Module({ providers: [RegisterInMemory] })
class InMemoryModule {
  static with(config: Config): DynamicModule {
    const shared = [
      { provide: CONFIG, useValue: config },
      { provide: LOG, useValue: createLog('silent') },
      { provide: ActorSource, useClass: OnePerson },
      { provide: TokenDoor, useValue: NO_TOKENS },
    ];
    return { module: InMemoryModule, providers: shared, exports: shared.map(({ provide }) => provide) };
  }
}

@Module({ imports: [GraphqlModule] })
class OurPathModule {}

/** Ours over resolvers that need no database. */
export function oursInMemory(config: Config): Promise<number> {
  const module = { module: OurPathModule, imports: [InMemoryModule.with(config)] };
  return serveOurPath(config, module, 'in memory');
}

/** Nest's default path over the same resolvers. */
export function defaultInMemory(config: Config): Promise<number> {
  return serveDefaultPath([InMemoryModule.with(config)]);
}

/** The floor: the same objects, stringified. */
export function bareInMemory(): Promise<number> {
  return serveBarePath(({ variables }) => {
    if ('id' in variables) {
      const member = memberOf(String(variables['id']));
      return { member: member && Object.assign({}, member, { custodian: custodianOf(member) }) };
    }
    const page = pageOf(Number(variables['first']));
    const nodes = page.nodes.map((node) => Object.assign({}, node, { custodian: custodianOf(node) }));
    return { members: { ...page, nodes } };
  });
}
