import { useCallback } from 'react';
import { useClient, type Client, type CombinedError } from 'urql';
import type { Asked } from './document.ts';

/** An expected no, or the reason why no answer came (`FAILED` with an incident, `UNREACHABLE`, `OUTDATED`). */
export type Refusal = { readonly code: string; readonly details: Readonly<Record<string, unknown>> };

/** What a mutation answers: the thing, or why not. */
export type Sent<Answer> =
  { readonly ok: true; readonly value: Answer } | { readonly ok: false; readonly refusal: Refusal };

/** The one thing that a mutation `{ field: Thing | Refusal }` answers when it is not a refusal. */
export type AnswerOf<Data> = Exclude<Data[keyof Data], { readonly __typename: 'Refusal' }>;

/** A function that sends a mutation and never throws: `const castBallot = useSend(CastBallot)`. */
export function useSend<Data extends object, Variables>(asked: Asked<Data, Variables>) {
  const client = useClient();
  return useCallback((variables: Variables) => send(client, asked, variables), [client, asked]);
}

/** Sends a mutation; see `useSend`. When the api wants to be certain who asks, it is sent again once that is shown. */
export async function send<Data extends object, Variables>(
  client: Client,
  asked: Asked<Data, Variables>,
  variables: NoInfer<Variables>,
): Promise<Sent<AnswerOf<Data>>> {
  const sent = await sendOnce(client, asked, variables);
  if (sent.ok || sent.refusal.code !== 'STEP_UP_NEEDED') return sent;
  // Asked for rarely, so its code is loaded when it is. What was to be sent waits here meanwhile.
  const { confirmItIsMe } = await import('../signin/confirm-it-is-me.tsx');
  return (await confirmItIsMe()) ? sendOnce(client, asked, variables) : sent;
}

async function sendOnce<Data extends object, Variables>(
  client: Client,
  asked: Asked<Data, Variables>,
  variables: Variables,
): Promise<Sent<AnswerOf<Data>>> {
  const result = await client.mutation(asked, variables as Variables & Record<string, unknown>).toPromise();
  if (result.error) return { ok: false, refusal: refusalOf(result.error) };
  const [answer] = Object.values(result.data ?? {});
  if (isRefusal(answer)) return { ok: false, refusal: answer };
  return { ok: true, value: answer as AnswerOf<Data> };
}

function isRefusal(answer: unknown): answer is Refusal {
  return (
    typeof answer === 'object' && answer !== null && '__typename' in answer && answer.__typename === 'Refusal'
  );
}

/** Why no answer came, in the shape of a refusal, so that a form has one way to say no. */
export function refusalOf(error: CombinedError): Refusal {
  if (error.networkError) return { code: 'UNREACHABLE', details: {} };
  const extensions = error.graphQLErrors[0]?.extensions ?? {};
  switch (extensions['code']) {
    case 'NOT_SIGNED_IN':
    case 'NOT_ALLOWED':
      return { code: extensions['code'], details: {} };
    case 'UNKNOWN_DOCUMENT':
      return { code: 'OUTDATED', details: {} };
    default: {
      const { incident } = extensions;
      return { code: 'FAILED', details: { incident: typeof incident === 'string' ? incident : '–' } };
    }
  }
}
