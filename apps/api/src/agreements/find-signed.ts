import type { View } from '../work.ts';
import { findEvidence } from './find-acceptances.ts';
import type { Signed } from './signed-document.ts';

type Names = { body: string; person: string; withdrawn_by: string | null; custodian: string | null };

/** Everything that a signed document is made of; null when the acceptance is not the reader's to see. */
export async function findSigned(view: View, id: string, publicUrl: string): Promise<Signed | null> {
  const evidence = await findEvidence(view, id);
  if (!evidence) return null;
  const { acceptance, document, text } = evidence;
  const [names] = await view.db.query<Names[]>(
    `select t.body, p.name as person, w.name as withdrawn_by, c.name as custodian
       from agreements.text t
       join membership.person p on p.id = $2
       left join membership.person w on w.id = $3
       left join membership.custodian c on c.id = $4
      where t.id = $1`,
    [text.id, acceptance.personId, acceptance.withdrawal?.personId ?? null, document.custodianId],
  );
  if (!names) throw new Error('an acceptance is of a text, by a person');
  const { body, person, withdrawn_by: withdrawnBy, custodian } = names;
  return {
    evidence,
    body,
    person,
    withdrawnBy,
    custodian,
    address: `${publicUrl}/acceptances/${id}`,
    now: view.now,
  };
}
