import type { ReactNode } from 'react';
import { useAsk } from '../client/ask.ts';
import { MailingPage } from '../gql/mailings.ts';
import { useText } from '../i18n/texts.ts';
import { Link } from '../routing/Link.tsx';
import { routeAt } from '../routing/place.ts';
import { NotFound } from '../shell/NotFound.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { Page } from '../ui/Page.tsx';
import { MailingFacts } from './MailingFacts.tsx';

const route = routeAt('/mailings/$id');

/** One letter to many, as its reader got it. */
export function Mailing(): ReactNode {
  const text = useText();
  const { id } = route.useParams();
  const asking = useAsk(MailingPage, { id });
  return (
    <Loaded of={asking}>
      {({ mailing }) =>
        mailing ? (
          <Page own title={mailing.subject}>
            <MailingFacts mailing={mailing} />
            <p className="prose plain-text" dir="auto" lang={mailing.language}>
              {mailing.body}
            </p>
            <p className="no-print">
              <Link to="/mailings">{text('mailings:all')}</Link>
            </p>
          </Page>
        ) : (
          <NotFound />
        )
      }
    </Loaded>
  );
}
