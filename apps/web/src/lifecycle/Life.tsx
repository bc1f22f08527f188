import type { ReactNode } from 'react';
import { useAsk } from '../client/ask.ts';
import { useReader } from '../client/viewer.ts';
import { MemberLifePage, type MemberLifePageQuery } from '../gql/lifecycle.ts';
import { useText } from '../i18n/texts.ts';
import { ActDialogs, type ActTools } from '../ui/ActDialogs.tsx';
import { Filled } from '../ui/Filled.tsx';
import { Loaded } from '../ui/Loaded.tsx';
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

type LifeProps = { readonly slug: string; readonly name: string; readonly onChanged: () => void };

/** What is under way with a membership, its next step, and what the reader may ask of it. Not for visitors. */
export function Life({ slug, name, onChanged }: LifeProps): ReactNode {
  const { viewer } = useReader();
  return viewer ? <LifeOfMember slug={slug} name={name} onChanged={onChanged} /> : null;
}

function LifeOfMember({ slug, name, onChanged }: LifeProps): ReactNode {
  const asking = useAsk(MemberLifePage, { slug });
  function again(): void {
    asking.again();
    onChanged();
  }
  return (
    <Loaded of={asking}>
      {({ memberLife, federation }) =>
        memberLife && isAnything(memberLife) ? (
          <Section living={memberLife} name={name} custodians={federation.custodians} onChanged={again} />
        ) : null
      }
    </Loaded>
  );
}

type SectionProps = {
  readonly living: Living;
  readonly name: string;
  readonly custodians: Custodians;
  readonly onChanged: () => void;
};

function Section({ living, name, custodians, onChanged }: SectionProps): ReactNode {
  const text = useText();
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
      <ActDialogs said={text('lifecycle:act.done')} onDone={onChanged} acts={acts} />
    </section>
  );
}

function isAnything({ pausedFrom, changes, mayAsk }: Living): boolean {
  return pausedFrom !== null || changes.length > 0 || mayAsk.length > 0;
}
