import type { ReactNode } from 'react';
import { useReader } from '../client/viewer.ts';
import { useText } from '../i18n/texts.ts';
import { Facts } from '../ui/Facts.tsx';
import { Instant } from '../ui/Time.tsx';
import { beaconOf } from './beacon-of.ts';
import { choiceMarks } from './choice-marks.ts';
import type { RecordDecision } from './Record.tsx';

/** How a tie was settled after the close: by the chair, or by a lot that anybody can draw again. */
export function SettledFacts({ decision }: { readonly decision: RecordDecision }): ReactNode {
  const text = useText();
  const { viewer } = useReader();
  const { settlement, settledBy, rulePack } = decision;
  if (!settlement) return null;
  const { choice, beaconValue, settledAt } = settlement;
  const name = viewer && settledBy?.name;
  return (
    <>
      <Facts
        facts={[
          { label: text('decide:settledAt'), value: <Instant at={settledAt} /> },
          {
            label: text('decide:settledBy'),
            value: name ? text('decide:closedByChairNamed', { name }) : text('decide:closedByChair'),
          },
          { label: text('decide:castingVote'), value: choice && text(choiceMarks[choice].word) },
          {
            label: text('decide:beacon'),
            value: beaconValue && <bdi>{beaconOf(rulePack.rules)}</bdi>,
          },
          {
            label: text('decide:beaconValue'),
            value: beaconValue && (
              <code className="hash" dir="ltr">
                {beaconValue}
              </code>
            ),
          },
        ]}
      />
      {beaconValue && <p className="quiet">{text('decide:beaconMeans')}</p>}
    </>
  );
}
