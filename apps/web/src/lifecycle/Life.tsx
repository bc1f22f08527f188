import type { ReactNode } from 'react';
import type { MemberLifePageQuery } from '../gql/lifecycle.ts';
import { useText } from '../i18n/texts.ts';
import { ActDialogs, type ActTools } from '../ui/ActDialogs.tsx';
import { Filled } from '../ui/Filled.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Day } from '../ui/Time.tsx';
import { AskChange } from './AskChange.tsx';
import { Change } from './Change.tsx';

/** A membership after joining, as its reader may see it. */
export type Living = NonNullable<MemberLifePageQuery['memberLife']>;
/** One move, pause, leaving or expulsion. */
export type LifeChange = Living['changes'][number];
/** The custodians one may move to. */
export type Custodians = MemberLifePageQuery['federation']['custodians'];

/** How a form says what may be asked for. */
const kinds = ['transfer', 'pause', 'leave', 'expulsion'] as const;
export type Kind = (typeof kinds)[number];

type ChangesProps = { readonly living: Living; readonly name: string; readonly onChanged: () => void };

/** Where a change is not over, and somebody is to act. */
const open = ['awaitingAgreement', 'inObjectionWindow', 'awaitingVote', 'inVote', 'appealed', 'inAppeal'];

/** Is something under way that the members or a custodian have not answered yet? */
export function somethingWaits({ changes }: Living): boolean {
  return changes.some(({ state }) => open.includes(state));
}

/** What is under way with a membership, and its next step. */
export function LifeChanges({ living, name, onChanged }: ChangesProps): ReactNode {
  const text = useText();
  if (living.pausedFrom === null && living.changes.length === 0) return null;
  return (
    <section>
      <h2>{text('lifecycle:title')}</h2>
      {living.pausedFrom && (
        <Notice>
          <p>
            <Filled says="lifecycle:pausedSince" places={{ day: <Day day={living.pausedFrom} /> }} />
          </p>
        </Notice>
      )}
      {living.changes.map((change) => (
        <Change key={change.id} change={change} member={name} onChanged={onChanged} />
      ))}
    </section>
  );
}

type AsksProps = {
  readonly living: Living;
  readonly custodians: Custodians;
  readonly onChanged: () => void;
};

/** What the reader may ask of it. */
export function LifeAsks({ living, custodians, onChanged }: AsksProps): ReactNode {
  const text = useText();
  if (living.mayAsk.length === 0) return null;
  const isHard = (kind: Kind) => kind === 'leave' || kind === 'expulsion';
  const acts = kinds
    .filter((kind) => living.mayAsk.includes(kind))
    .map((kind) => ({
      name: kind,
      title: text(`lifecycle:act.${kind}`),
      look: isHard(kind) ? ('danger' as const) : undefined,
      form: (tools: ActTools) => (
        <AskChange kind={kind} living={living} custodians={custodians} tools={tools} />
      ),
    }));
  return (
    <section>
      <h2>{text('lifecycle:asks')}</h2>
      <ActDialogs said={text('lifecycle:act.done')} onDone={onChanged} acts={acts} />
    </section>
  );
}
