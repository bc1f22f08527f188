import { Extensions } from '@nestjs/graphql';
import { refuse } from '@plenaria/kernel';
import { defaultFieldResolver } from 'graphql';
import type { GraphQLFieldResolver, GraphQLSchema } from 'graphql';
import type { Asking } from '../work.ts';
import { asRefusal } from './refusal.ts';

/**
 * Declares, beside `@Allow`, that a mutation is dangerous in the hands of whoever finds an open browser: it is done
 * only within minutes of the person having shown that it is them.
 */
export function StepUp() {
  return Extensions({ stepUp: true });
}

/** The mutations that are declared so. */
export function steppedUpMutations(schema: GraphQLSchema): readonly string[] {
  const fields = Object.values(schema.getMutationType()?.getFields() ?? {});
  return fields.filter(({ extensions }) => extensions['stepUp'] === true).map(({ name }) => name);
}

/** Puts the question "is it still you?" before every mutation that is declared so. Changes the schema it is given. */
export function demandStepUp(schema: GraphQLSchema): void {
  const fields = schema.getMutationType()?.getFields() ?? {};
  for (const name of steppedUpMutations(schema)) {
    const field = fields[name];
    if (!field) continue;
    const resolve: GraphQLFieldResolver<unknown, Asking> = field.resolve ?? defaultFieldResolver;
    field.resolve = async (source, args, context: Asking, info) =>
      isCertain(context) ? resolve(source, args, context, info) : asRefusal(refuse('STEP_UP_NEEDED'));
  }
}

/** Whoever is not signed in at all is refused for that, by their permissions. */
function isCertain({ actor }: Asking): boolean {
  return actor.kind !== 'person' || actor.isCertain;
}
