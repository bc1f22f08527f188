import { cacheExchange, Client, fetchExchange, subscriptionExchange } from 'urql';
import { currentLanguage } from '../i18n/texts.ts';
import { listen } from './listen.ts';

/** The one connection to the api. What a mutation touched is asked for again, by type. */
export const client = new Client({
  url: '/graphql',
  preferGetMethod: false,
  requestPolicy: 'cache-and-network',
  // The header cannot be set by a form on another site; the language is that of the reader, not of the browser.
  fetchOptions: () => ({ headers: { 'x-plenaria': '1', 'accept-language': currentLanguage() } }),
  exchanges: [cacheExchange, fetchExchange, subscriptionExchange({ forwardSubscription: listen })],
});
