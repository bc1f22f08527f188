import type { ReactNode } from 'react';
import type { MailingReachQuery } from '../gql/mailings.ts';
import { languageName } from '../i18n/language-name.ts';
import { useLanguage, useText } from '../i18n/texts.ts';
import { Link } from '../routing/Link.tsx';
import { Notice } from '../ui/Notice.tsx';

type ReachProps = {
  readonly reach: Extract<MailingReachQuery['mailingReach'], { readonly __typename: 'MailingReach' }>;
  readonly narrowed: { readonly [name: string]: string | undefined };
};

/** Whom a letter would reach, before a word of it is written. */
export function Reach({ reach, narrowed }: ReachProps): ReactNode {
  const text = useText();
  const shown = useLanguage();
  const { members, recipients, refusing, unreachable, languages } = reach;
  return (
    <Notice {...(recipients === 0 && { kind: 'problem' as const })}>
      <p>
        {recipients === 0 ? text('mailings:nobody') : text('mailings:reach', { count: recipients, members })}{' '}
        {refusing > 0 && text('mailings:refusingAtLeast', { count: refusing })}{' '}
        {unreachable > 0 && text('mailings:unreachable', { count: unreachable })}
      </p>
      {languages.length > 0 && (
        <p>
          {languages
            .map(
              ({ language, count }) =>
                `${languageName(language, shown)}: ${text('mailings:readers', { count })}`,
            )
            .join(' · ')}
        </p>
      )}
      <p>
        <Link to="/people" search={narrowed}>
          {text('mailings:who')}
        </Link>
      </p>
    </Notice>
  );
}
