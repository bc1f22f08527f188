import { cacheExchange, Client, createRequest, fetchExchange, ssrExchange, subscriptionExchange } from 'urql';
import { fetchOrTake, ownHeaders, whatArrived } from './early.ts';
import { listen } from './listen.ts';

const known = ssrExchange({ isClient: true });

/** The one connection to the api. What a mutation touched is asked for again, by type. */
export const client = new Client({
  url: '/graphql',
  preferGetMethod: false,
  requestPolicy: 'cache-and-network',
  fetch: fetchOrTake,
  fetchOptions: () => ({ headers: ownHeaders() }),
  exchanges: [cacheExchange, known, fetchExchange, subscriptionExchange({ forwardSubscription: listen })],
});

/** Hands what was answered early to the client, so that the page is drawn once, with everything on it. */
export function takeEarlyAnswers(): void {
  for (const { question, data } of whatArrived())
    known.restoreData({ [createRequest(question.asked, question.variables as never).key]: { data } });
}
