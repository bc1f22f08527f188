import { useMemo } from 'react';
import { useQuery, type CombinedError } from 'urql';
import { useLanguage } from '../i18n/texts.ts';
import type { Asked } from './document.ts';

/** What a page knows about something it asked for. `data` stays while newer data is on its way. */
export type Asking<Answer> = {
  readonly data: Answer | undefined;
  readonly error: CombinedError | undefined;
  readonly loading: boolean;
  readonly again: () => void;
};

/** Asks the api, shows what is remembered at once, and follows what changes: also the language that it answers in. */
export function useAsk<Answer, Variables>(
  asked: Asked<Answer, Variables>,
  variables: NoInfer<Variables>,
  options: { readonly pause?: boolean } = {},
): Asking<Answer> {
  const language = useLanguage();
  // Another context asks again; what is shown stays until the answer in the new language is there.
  const context = useMemo(() => ({ language }), [language]);
  const [{ data, error, fetching, stale }, execute] = useQuery({
    query: asked,
    variables: variables as Variables & Record<string, unknown>,
    pause: options.pause ?? false,
    context,
  });
  return { data, error, loading: fetching || stale, again: () => execute({ requestPolicy: 'network-only' }) };
}
