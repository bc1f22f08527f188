import type { ReactNode } from 'react';
import type { TodayPageQuery } from '../gql/today.ts';
import { useText } from '../i18n/texts.ts';
import { Link } from '../routing/Link.tsx';
import { buttonLook } from '../ui/Button.tsx';

type WaitingCircleProps = { readonly circle: TodayPageQuery['waitingCircles'][number] };

/** A circle into which somebody asks to come, and the button that leads to the answer. */
export function WaitingCircle({ circle }: WaitingCircleProps): ReactNode {
  const text = useText();
  const { slug, name } = circle;
  const params = { slug };
  return (
    <li>
      <div>
        <p>
          <Link to="/circles/$slug" params={params}>
            <bdi>{name}</bdi>
          </Link>
        </p>
        <p className="quiet">{text('today:circle.says')}</p>
      </div>
      <Link
        to="/circles/$slug"
        params={params}
        className={buttonLook('main')}
        aria-label={`${text('today:circle.verb')}: ${name}`}
      >
        {text('today:circle.verb')}
      </Link>
    </li>
  );
}
