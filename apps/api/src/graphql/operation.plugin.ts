import type { ApolloServerPlugin, GraphQLRequestListener } from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { RequestContext } from '../context.ts';
import type { Actor } from '../work.ts';
import { assertAffordable } from './limits.ts';
import { objectionToRead, rulesOf } from './permissions.ts';

/**
 * Checks permissions and cost of every document that is not ours; `adHoc` says whether such are served to browsers.
 * Programs, which come with a token, may always ask in their own words.
 * Our own never come this far: see own-operations.ts.
 */
export function operationPlugin({ adHoc }: { readonly adHoc: boolean }): ApolloServerPlugin<RequestContext> {
  const listener: GraphQLRequestListener<RequestContext> = {
    async didResolveOperation({ contextValue, document, schema, request }) {
      if (!adHoc && !isProgram(contextValue.actor)) throw persistedOnly();
      assertAffordable(schema, document, request.variables ?? {});
      const objection = objectionToRead(contextValue, rulesOf(schema, document));
      if (objection) throw objection;
    },
  };
  return {
    async requestDidStart() {
      return listener;
    },
  };
}

function isProgram(actor: Actor): boolean {
  return actor.kind === 'person' && actor.scopes !== undefined;
}

function persistedOnly(): GraphQLError {
  return new GraphQLError('Only the documents of the web client are served here.', {
    extensions: { code: 'PERSISTED_DOCUMENTS_ONLY', http: { status: 400 } },
  });
}
