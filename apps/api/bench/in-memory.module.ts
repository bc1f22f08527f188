import { Global, Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { CONFIG } from '../src/config.ts';
import type { Config } from '../src/config.ts';
import { ActorSource } from '../src/context.ts';
import { createLog, LOG } from '../src/log.ts';
import type { Actor } from '../src/work.ts';
import { RegisterInMemory } from './register-in-memory.ts';

const PERSON: Actor = {
  kind: 'person',
  accountId: 'a',
  personId: 'p',
  sessionId: 's',
  name: 'Aina',
  roles: [],
};

/** Everybody with a cookie is the same person: the look-up is measured where there is a database. */
class OnePerson extends ActorSource {
  async actorOf(cookieHeader: string | undefined): Promise<Actor> {
    return cookieHeader ? PERSON : { kind: 'visitor' };
  }
}

/** What both paths stand on when there is no database. */
@Global()
@Module({ providers: [RegisterInMemory] })
export class InMemoryModule {
  static with(config: Config): DynamicModule {
    const shared = [
      { provide: CONFIG, useValue: config },
      { provide: LOG, useValue: createLog('silent') },
      { provide: ActorSource, useClass: OnePerson },
    ];
    return { module: InMemoryModule, providers: shared, exports: shared.map(({ provide }) => provide) };
  }
}
