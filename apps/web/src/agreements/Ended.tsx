import { hasEnded } from '@plenaria/agreements';
import type { ReactNode } from 'react';
import { today } from '../people/today.ts';
import { Filled } from '../ui/Filled.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Day } from '../ui/Time.tsx';

/** That a document has ended or will, and on which day; nothing of one that goes on. */
export function Ends({ lastDay }: { readonly lastDay: string | null }): ReactNode {
  if (lastDay === null) return null;
  const says = hasEnded({ lastDay }, today()) ? 'agreements:ended' : 'agreements:endsOn';
  return <Filled says={says} places={{ day: <Day day={lastDay} /> }} />;
}

type EndingDocument = { readonly lastDay: string | null; readonly endReason: string | null };

/** The same as a notice, with the reason. */
export function EndNotice({ document: { lastDay, endReason } }: { readonly document: EndingDocument }) {
  if (lastDay === null) return null;
  return (
    <Notice kind="wait">
      <p>
        <Ends lastDay={lastDay} />
      </p>
      {endReason !== null && <p dir="auto">{endReason}</p>}
    </Notice>
  );
}
