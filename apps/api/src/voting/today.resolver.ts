import { Inject } from '@nestjs/common';
import { Context, Query, Resolver } from '@nestjs/graphql';
import type { RequestContext } from '../context.ts';
import { Allow } from '../graphql/allow.ts';
import { Works } from '../work.ts';
import { findToday } from './find-today.ts';
import { TodayEntry } from './today-entry.ts';

/** The first page after signing in. */
@Resolver()
export class TodayResolver {
  readonly #works: Works;

  constructor(@Inject(Works) works: Works) {
    this.#works = works;
  }

  @Query(() => [TodayEntry], { description: 'The few things that wait for the reader. Empty for visitors.' })
  @Allow('public')
  async today(@Context() context: RequestContext): Promise<TodayEntry[]> {
    return this.#works.read(context, (view) => findToday(view, context.language));
  }
}
