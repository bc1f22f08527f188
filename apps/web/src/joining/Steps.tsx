import type { TextKey } from '@plenaria/i18n';
import type { ReactNode } from 'react';
import { useSpoken, useText } from '../i18n/texts.ts';
import { Empty } from '../ui/Loaded.tsx';
import { Instant } from '../ui/Time.tsx';
import type { ReadApplication } from './ApplicationPage.tsx';
import { ToDecision } from './ToDecision.tsx';

const nameless: Readonly<Record<string, TextKey>> = {
  assembly: 'joining:by.assembly',
  member: 'joining:by.member',
  program: 'joining:by.program',
};

/** What happened, the newest first: who did it, when, and what they said. */
export function Steps({ application }: { readonly application: ReadApplication }): ReactNode {
  const text = useText();
  const spoken = useSpoken();
  if (application.history.length === 0) return <Empty>{text('joining:history.none')}</Empty>;
  return (
    <ol className="lines">
      {application.history.toReversed().map((step) => (
        <li key={step.id}>
          <div>
            <p>
              <b>{spoken('joining', `event.${step.kind}`) ?? step.kind}</b>
            </p>
            <p className="quiet">
              <Instant at={step.at} short /> ·{' '}
              {step.byName === null ? (
                text(nameless[step.by] ?? 'joining:by.program')
              ) : (
                <bdi>{step.byName}</bdi>
              )}
            </p>
            {step.text && <p dir="auto">{step.text}</p>}
            {step.decisionId && (
              <p>
                <ToDecision application={application} id={step.decisionId} />
              </p>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}
