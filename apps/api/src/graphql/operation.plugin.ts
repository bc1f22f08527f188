import type { ApolloServerPlugin, GraphQLRequestListener } from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { RequestContext } from '../context.ts';
import { assertAffordable } from './limits.ts';
import { objectionToRead, rulesOf } from './permissions.ts';

/**
 * Checks permissions and cost of every document that is not ours; `adHoc` says whether such are served at all.
 * Our own never come this far: see own-operations.ts.
 */
export function operationPlugin({ adHoc }: { readonly adHoc: boolean }): ApolloServerPlugin<RequestContext> {
  const listener: GraphQLRequestListener<RequestContext> = {
    async didResolveOperation({ contextValue, document, schema, request }) {
      if (!adHoc) throw persistedOnly();
      assertAffordable(schema, document, request.variables ?? {});
      const objection = objectionToRead(contextValue.actor, rulesOf(schema, document));
      if (objection) throw objection;
    },
  };
  return {
    async requestDidStart() {
      return listener;
    },
  };
}

function persistedOnly(): GraphQLError {
  return new GraphQLError('Only the documents of the web client are served here.', {
    extensions: { code: 'PERSISTED_DOCUMENTS_ONLY', http: { status: 400 } },
  });
}
