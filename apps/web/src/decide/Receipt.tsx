import { useEffect, useRef, type ReactNode } from 'react';
import { useText } from '../i18n/texts.ts';
import { Button } from '../ui/Button.tsx';
import { Facts } from '../ui/Facts.tsx';
import { Filled } from '../ui/Filled.tsx';
import { Tag } from '../ui/Tag.tsx';
import { Instant } from '../ui/Time.tsx';
import { choiceMarks } from './choice-marks.ts';
import type { CastVote } from './sending.ts';

type ReceiptProps = {
  readonly ballot: CastVote;
  /** Just cast: then it takes the focus, which the form had. */
  readonly isNew: boolean;
  readonly closesAt: string | null;
  readonly lockedBy: { readonly name: string } | null;
  /** Given while the vote may still be changed by this reader. */
  readonly onChange: (() => void) | undefined;
};

/** What was cast, when, the receipt, and until when it can be changed. */
export function Receipt({ ballot, isNew, closesAt, lockedBy, onChange }: ReceiptProps): ReactNode {
  const text = useText();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isNew) place.current?.focus();
  }, [isNew, ballot.id]);
  const { word, mark } = choiceMarks[ballot.choice];
  return (
    <div className="notice receipt" ref={place} tabIndex={-1} role={isNew ? 'status' : undefined}>
      <p>
        <Filled
          says={lockedBy ? 'ballot:castByAs' : 'ballot:isCastAs'}
          places={{
            choice: <Tag mark={mark}>{text(word)}</Tag>,
            name: lockedBy && <bdi>{lockedBy.name}</bdi>,
          }}
        />
      </p>
      {ballot.reason && (
        <p dir="auto" className="plain-text">
          {ballot.reason}
        </p>
      )}
      {onChange && closesAt && (
        <p>
          <Filled says="ballot:changeableUntil" places={{ when: <Instant at={closesAt} /> }} />
        </p>
      )}
      {lockedBy && <p className="quiet">{text('ballot:onlyThey')}</p>}
      <Proof ballot={ballot} />
      {onChange && <Button onClick={onChange}>{text('ballot:change')}</Button>}
    </div>
  );
}

/** The receipt itself, for whoever wants to prove later what was cast. */
function Proof({ ballot }: Pick<ReceiptProps, 'ballot'>): ReactNode {
  const text = useText();
  return (
    <details className="more">
      <summary>{text('ballot:receipt')}</summary>
      <p className="quiet">{text('ballot:receiptMeans')}</p>
      <Facts
        facts={[
          { label: text('ballot:castAt'), value: <Instant at={ballot.castAt} /> },
          {
            label: text('ballot:version'),
            value: ballot.version > 1 && text('ballot:versionNumber', { version: ballot.version }),
          },
          {
            label: text('ballot:receiptHash'),
            value: (
              <code className="hash" dir="ltr">
                {ballot.receipt}
              </code>
            ),
          },
        ]}
      />
    </details>
  );
}
