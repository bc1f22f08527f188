import type { ReactNode } from 'react';
import { useText } from '../i18n/texts.ts';
import { Link } from '../routing/Link.tsx';
import { buttonLook } from '../ui/Button.tsx';
import type { ReadApplication } from './ApplicationPage.tsx';

type ToDecisionProps = {
  readonly application: ReadApplication;
  readonly id: string;
  readonly isButton?: boolean;
};

/** Leads to the vote on an application; whoever applies is no member, and reads its record once there is one. */
export function ToDecision({ application, id, isButton = false }: ToDecisionProps): ReactNode {
  const text = useText();
  const { isMine, member, state } = application;
  const isApplicant = isMine && !member;
  if (isApplicant && (state === 'inVote' || state === 'inAppeal')) return null;
  return (
    <Link
      to={isApplicant ? '/decide/$id/record' : '/decide/$id'}
      params={{ id }}
      className={isButton ? buttonLook() : undefined}
    >
      {text('joining:seeDecision')}
    </Link>
  );
}
