import type { ReactNode } from 'react';
import { useAsk } from '../client/ask.ts';
import { NoticesPage } from '../gql/notices.ts';
import { useText } from '../i18n/texts.ts';
import { Link } from '../routing/Link.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { Page } from '../ui/Page.tsx';
import { NoticeChoices } from './NoticeChoices.tsx';
import { PushDevices } from './PushDevices.tsx';

/** What reaches me: a row for everything there are letters about, a column for every way to be told; and by whom. */
export function Notices(): ReactNode {
  const text = useText();
  const asking = useAsk(NoticesPage, {});
  return (
    <Page title={text('notices:title')} lead={text('notices:lead')}>
      <Loaded of={asking}>
        {({ viewer }) =>
          viewer && (
            <>
              <NoticeChoices notices={viewer.notices} />
              <PushDevices publicKey={viewer.pushKey} devices={viewer.pushDevices} again={asking.again} />
            </>
          )
        }
      </Loaded>
      <p>
        <Link to="/mailings">{text('mailings:all')}</Link>
      </p>
    </Page>
  );
}
