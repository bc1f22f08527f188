import { Member } from '../membership/member.ts';
import { isId } from '../membership/is-id.ts';
import type { View } from '../work.ts';
import { Acceptance, AcceptanceEvidence, Withdrawal } from './acceptance.ts';
import { AgreementDocument } from './document.ts';
import { DocumentText } from './document-text.ts';
import { DocumentVersion } from './document-version.ts';
import { findDocuments } from './find-documents.ts';

/** Whose acceptances: a member's, whoever gave them, or what a person agreed to for themself; or one by its id. */
type Whose = { readonly memberId: string } | { readonly personId: string } | { readonly id: string };

/** Acceptances with their withdrawals, the newest first. The database leaves out those that are not the reader's to
 *  see. */
export async function findAcceptances(view: View, whose: Whose): Promise<readonly Acceptance[]> {
  const query = view.db.createQueryBuilder(Acceptance, 'a').orderBy('a.at', 'DESC');
  if ('id' in whose) query.where('a.id = :id', whose);
  else if ('personId' in whose) query.where('a.person_id = :personId and a.member_id is null', whose);
  else query.where('a.member_id = :memberId', whose);
  const acceptances = await query.getMany();
  const withdrawals = await view.db.query<
    { acceptance_id: string; at: Date; reason: string; person_id: string }[]
  >('select * from agreements.withdrawal where acceptance_id = any($1::uuid[])', [
    acceptances.map(({ id }) => id),
  ]);
  for (const acceptance of acceptances) {
    const found = withdrawals.find((row) => row.acceptance_id === acceptance.id);
    const { at, reason, person_id: personId } = found ?? {};
    acceptance.withdrawal = found ? Object.assign(new Withdrawal(), { at, reason, personId }) : null;
  }
  return acceptances;
}

/** What one acceptance proves; null when there is none, or it is not the reader's to see. */
export async function findEvidence(view: View, id: string): Promise<AcceptanceEvidence | null> {
  const [acceptance] = isId(id) ? await findAcceptances(view, { id }) : [];
  if (!acceptance) return null;
  const { versionId, textId, memberId } = acceptance;
  const { documentId } = await view.db.findOneByOrFail(DocumentVersion, { id: versionId });
  const { slug } = await view.db.findOneByOrFail(AgreementDocument, { id: documentId });
  const [document] = await findDocuments(view, { slug });
  const version = document?.versions.find((one) => one.id === versionId);
  if (!document || !version) throw new Error('what was accepted was published');
  const text = await view.db.findOneByOrFail(DocumentText, { id: textId });
  const member = memberId ? await view.db.findOneByOrFail(Member, { id: memberId }) : null;
  text.current = version.texts.some((one) => one.id === text.id);
  return Object.assign(new AcceptanceEvidence(), {
    acceptance,
    document,
    version,
    text,
    member: member && Member.seenBy(view.actor, member),
  });
}
