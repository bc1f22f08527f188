import type { ReactNode } from 'react';
import type { MailingLineFragment } from '../gql/mailings.ts';
import { useText } from '../i18n/texts.ts';
import { Filled } from '../ui/Filled.tsx';
import { Instant } from '../ui/Time.tsx';

/** Who sent a letter, when, what it is, and to how many. */
export function MailingFacts({ mailing }: { readonly mailing: MailingLineFragment }): ReactNode {
  const text = useText();
  const { sender, sentAt, refusable, recipients } = mailing;
  return (
    <p className="quiet">
      <Filled says="mailings:from" places={{ sender: <bdi>{sender}</bdi> }} />
      {' · '}
      <Instant at={sentAt} />
      {' · '}
      {text(refusable ? 'mailings:news' : 'mailings:notice')}
      {' · '}
      {text('mailings:sent', { count: recipients })}
    </p>
  );
}
