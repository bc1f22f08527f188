import { Inject } from '@nestjs/common';
import { Context, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CONFIG } from '../config.ts';
import type { Config } from '../config.ts';
import type { RequestContext } from '../context.ts';
import { Allow } from '../graphql/allow.ts';
import { Scoped } from '../graphql/scopes.ts';
import { Works } from '../work.ts';
import { Custodian } from './custodian.ts';
import { Federation } from './federation.ts';
import { MemberClass } from './member-class.ts';

/** The federation itself. */
@Resolver(() => Federation)
export class FederationResolver {
  readonly #works: Works;
  readonly #config: Config;

  constructor(@Inject(Works) works: Works, @Inject(CONFIG) config: Config) {
    this.#works = works;
    this.#config = config;
  }

  @Allow('public')
  @Query(() => Federation)
  @Scoped('register:read')
  async federation(@Context() context: RequestContext): Promise<Federation> {
    const known = await this.#works.view(context).db.findOneBy(Federation, { id: true });
    return known ?? notFounded();
  }

  @Allow('public')
  @ResolveField(() => [Custodian])
  async custodians(@Context() context: RequestContext): Promise<Custodian[]> {
    const custodians = await this.#works.view(context).db.find(Custodian);
    return custodians.toSorted((one, other) => one.name.localeCompare(other.name, context.language));
  }

  @Allow('public')
  @ResolveField(() => [MemberClass])
  async classes(@Context() context: RequestContext): Promise<MemberClass[]> {
    const classes = await this.#works.view(context).db.find(MemberClass, { order: { position: 'asc' } });
    return classes.map((row) => MemberClass.in(context.language, row));
  }

  @Allow('public')
  @ResolveField(() => Boolean, { description: 'A living example: its persons are invented.' })
  async demo(): Promise<boolean> {
    return this.#config.demo;
  }
}

/** A database in which nobody has founded anything yet. */
function notFounded(): Federation {
  return Object.assign(new Federation(), {
    id: true,
    name: 'Plenaria',
    languages: ['en'],
    defaultLanguage: 'en',
  });
}
