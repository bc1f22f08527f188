import type { ReactNode } from 'react';
import { useAsk } from '../client/ask.ts';
import { useHasRole } from '../client/viewer.ts';
import { MailingsPage, type MailingLineFragment } from '../gql/mailings.ts';
import { useText } from '../i18n/texts.ts';
import { Link } from '../routing/Link.tsx';
import { buttonLook } from '../ui/Button.tsx';
import { Empty, Loaded } from '../ui/Loaded.tsx';
import { Page } from '../ui/Page.tsx';
import { MailingFacts } from './MailingFacts.tsx';

/** The letters to many members that the reader got, or could have written. */
export function Mailings(): ReactNode {
  const text = useText();
  const mayWrite = useHasRole('secretary', 'custodian');
  const asking = useAsk(MailingsPage, {});
  return (
    <Page
      title={text('mailings:title')}
      lead={text('mailings:lead')}
      actions={
        mayWrite && (
          <Link to="/mailings/new" className={buttonLook('main')}>
            {text('mailings:newTitle')}
          </Link>
        )
      }
    >
      <Loaded of={asking}>
        {({ mailings }) =>
          mailings.length === 0 ? (
            <Empty>{text('mailings:none')}</Empty>
          ) : (
            <ul className="lines">
              {mailings.map((mailing) => (
                <Line key={mailing.id} mailing={mailing} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Page>
  );
}

function Line({ mailing }: { readonly mailing: MailingLineFragment }): ReactNode {
  return (
    <li>
      <div>
        <p>
          <Link to="/mailings/$id" params={{ id: mailing.id }}>
            <span dir="auto" lang={mailing.language}>
              {mailing.subject}
            </span>
          </Link>
        </p>
        <MailingFacts mailing={mailing} />
      </div>
    </li>
  );
}
