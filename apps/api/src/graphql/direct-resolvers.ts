import type { ExternalContextCreator } from '@nestjs/core';

/** What Nest keeps on a method or class that has a guard, an interceptor, a pipe or a filter. */
const ENHANCEMENTS = ['__guards__', '__interceptors__', '__pipes__', '__exceptionFilters__'];

type Parameter = {
  readonly index: number;
  readonly pipes: readonly unknown[];
  readonly extractValue: (...given: unknown[]) => unknown;
};

/**
 * Lets Nest call resolvers with their parameters and nothing between. Its own way there, for guards,
 * interceptors, pipes and filters that we do not use (permissions stand in the schema), takes eight promises
 * a call: a list of 50 with one resolver a row spent half of its time in it. A resolver that does carry one
 * of these is called Nest's way.
 */
export function callResolversDirectly(creator: ExternalContextCreator): void {
  const nestsWay = creator.create.bind(creator);
  creator.create = (instance, callback, methodName, metadataKey, paramsFactory, ...rest) => {
    const { argsLength, getParamsMetadata } = creator.getMetadata(
      instance,
      methodName,
      metadataKey,
      paramsFactory,
      'graphql',
    );
    const parameters: readonly Parameter[] = getParamsMetadata('') ?? [];
    if (isEnhanced(callback, parameters) || isEnhanced(instance.constructor, [])) {
      return nestsWay(instance, callback, methodName, metadataKey, paramsFactory, ...rest);
    }
    // Async, so that a resolver that throws at once rejects like any other.
    return async (...given: unknown[]): Promise<unknown> => {
      const values = Array.from<unknown>({ length: argsLength });
      for (const { index, extractValue } of parameters) values[index] = extractValue(...given);
      return callback.apply(instance, values);
    };
  };
}

function isEnhanced(target: Function, parameters: readonly Parameter[]): boolean {
  return (
    ENHANCEMENTS.some((key) => Reflect.hasMetadata(key, target)) ||
    parameters.some(({ pipes }) => pipes.length > 0)
  );
}
