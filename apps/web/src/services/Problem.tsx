import type { TextKey } from '@plenaria/i18n';
import type { ReactNode } from 'react';
import { useText } from '../i18n/texts.ts';
import { Link } from '../routing/Link.tsx';
import { routeAt } from '../routing/place.ts';
import { Page } from '../ui/Page.tsx';

const route = routeAt('/services/problem/$because');

const reasons: Readonly<Record<string, TextKey>> = {
  unknown: 'services:because.unknown',
  disabled: 'services:because.disabled',
  address: 'services:because.address',
  over: 'services:because.over',
  wrong: 'services:because.wrong',
  often: 'services:because.often',
  ours: 'services:because.ours',
};

/** Why a service could not sign somebody in, where it cannot be told itself. */
export function Problem(): ReactNode {
  const text = useText();
  const { because } = route.useParams();
  return (
    <Page title={text('services:because.title')}>
      <p>{text(reasons[because] ?? 'services:because.wrong')}</p>
      <p>{text('services:because.nothingTold')}</p>
      <p>
        <Link to="/">{text('services:because.home')}</Link>
      </p>
    </Page>
  );
}
