import type { ReactNode } from 'react';
import { useReader } from '../client/viewer.ts';
import { useText } from '../i18n/texts.ts';
import { Facts } from '../ui/Facts.tsx';
import { Day, Instant } from '../ui/Time.tsx';
import { bundlePathOf } from './bundle-path.ts';
import type { RecordDecision } from './Record.tsx';

/** When it was open, who closed it, and the numbers that prove it, with the file to check them. */
export function RecordFacts({ decision }: { readonly decision: RecordDecision }): ReactNode {
  const text = useText();
  const { viewer } = useReader();
  const { openedAt, closesAt, closedAt, closedBy, recordDate, rollRoot, logHead, author } = decision;
  // Who is no member knows people by no name: to them the chair is the chair.
  const chairInWords = (name: string): string =>
    viewer?.belongs ? text('decide:closedByChairNamed', { name }) : text('decide:closedByChair');
  return (
    <section aria-labelledby="facts">
      <h2 id="facts">{text('decide:facts')}</h2>
      <Facts
        facts={[
          { label: text('decide:proposedBy'), value: <bdi>{author.name}</bdi> },
          { label: text('decide:openedAt'), value: openedAt && <Instant at={openedAt} /> },
          { label: text('decide:wasUntil'), value: closesAt && <Instant at={closesAt} /> },
          { label: text('decide:closedAt'), value: closedAt && <Instant at={closedAt} /> },
          {
            label: text('decide:closedBy'),
            value: closedBy ? chairInWords(closedBy.name) : text('decide:closedByClock'),
          },
          { label: text('decide:recordDate'), value: recordDate && <Day day={recordDate} /> },
          { label: text('decide:rollRoot'), value: rollRoot && <Hash of={rollRoot} /> },
          { label: text('decide:logHead'), value: logHead && <Hash of={logHead} /> },
          {
            label: text('decide:bundle'),
            value: <a href={bundlePathOf(decision.id)}>{text('decide:download')}</a>,
          },
        ]}
      />
    </section>
  );
}

function Hash({ of }: { readonly of: string }): ReactNode {
  return (
    <code className="hash" dir="ltr">
      {of}
    </code>
  );
}
