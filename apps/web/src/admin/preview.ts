import type { Client } from 'urql';
import { refusalOf, type Refusal, type Sent } from '../client/send.ts';
import { PreviewRulePack, type PreviewRulePackQuery } from '../gql/admin.ts';

/** What past decisions were and would have been. */
export type Previews = Extract<
  PreviewRulePackQuery['previewRulePack'],
  { readonly __typename: 'RulePackPreviews' }
>['previews'];

/** Asks what past decisions would have been under a rule. */
export async function preview(client: Client, rules: unknown): Promise<Sent<Previews>> {
  const result = await client
    .query(PreviewRulePack, { rules }, { requestPolicy: 'network-only' })
    .toPromise();
  if (result.error) return { ok: false, refusal: refusalOf(result.error) };
  const answer = result.data?.previewRulePack;
  if (answer?.__typename === 'RulePackPreviews') return { ok: true, value: answer.previews };
  return { ok: false, refusal: (answer as Refusal | undefined) ?? { code: 'FAILED', details: {} } };
}
