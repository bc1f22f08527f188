import { useState } from 'react';
import { useSend, type Refusal } from '../client/send.ts';
import { AskProvider } from '../gql/providers.ts';

/** Where somebody wants to arrive, and whether they only want to be known by the provider from now on. */
type Errand = { readonly returnPath: string; readonly connects: boolean };

/** Leads the browser to a custodian's provider; what stands in the way is told instead. */
export function useGoThrough({ returnPath, connects }: Errand) {
  const ask = useSend(AskProvider);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [going, setGoing] = useState(false);

  async function go(custodian: string): Promise<void> {
    setGoing(true);
    const sent = await ask({ custodian, returnPath, connects });
    if (sent.ok) return window.location.assign(sent.value.url);
    setRefusal(sent.refusal);
    setGoing(false);
  }

  return { go: (custodian: string) => void go(custodian), going, refusal };
}
