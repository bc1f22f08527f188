import type { ReactNode } from 'react';
import { useAsk } from '../client/ask.ts';
import { MyDataPage, OwnTrail, type MyDataPageQuery } from '../gql/privacy.ts';
import { useText } from '../i18n/texts.ts';
import { Link } from '../routing/Link.tsx';
import { routeAt } from '../routing/place.ts';
import { Loaded } from '../ui/Loaded.tsx';
import { Page } from '../ui/Page.tsx';
import { Pager } from '../ui/Pager.tsx';
import { BeErased } from './BeErased.tsx';
import { TakeAlong } from './TakeAlong.tsx';
import { Trail } from './Trail.tsx';

/** What somebody may do about what there is of them. */
export type OwnData = NonNullable<MyDataPageQuery['personalData']>;

const route = routeAt('/me/data');

/** What is kept about me: to take along, to be erased, and who has seen it. */
export function MyData(): ReactNode {
  const text = useText();
  const { after } = route.useSearch();
  const asking = useAsk(MyDataPage, {});
  const trail = useAsk(OwnTrail, { after: after ?? null });
  const again = (): void => {
    asking.again();
    trail.again();
  };
  return (
    <Page title={text('privacy:title')} lead={text('privacy:lead')}>
      <p>
        <Link to="/privacy">{text('privacy:kept.title')}</Link>
      </p>
      <Loaded of={asking}>
        {({ personalData }) =>
          personalData && (
            <>
              <TakeAlong own={personalData} again={again} />
              <h2>{text('privacy:trail.heading')}</h2>
              <p className="quiet">{text('privacy:trail.explain')}</p>
              <Loaded of={trail}>
                {({ ownTrail }) => (
                  <>
                    <Trail entries={ownTrail.nodes} />
                    <Pager to="/me/data" search={{ after }} page={ownTrail.pageInfo} />
                  </>
                )}
              </Loaded>
              <BeErased own={personalData} again={again} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}
