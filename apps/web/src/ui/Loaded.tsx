import type { ReactNode } from 'react';
import type { Asking } from '../client/ask.ts';
import { refusalOf } from '../client/send.ts';
import { useText } from '../i18n/texts.ts';
import { Button } from './Button.tsx';
import { useRefusalText } from './RefusalNotice.tsx';

type LoadedProps<Answer> = {
  readonly of: Asking<Answer>;
  readonly children: (data: Answer) => ReactNode;
};

/** Shows what was asked for once it is there; until then that it is loading, and when it failed why, with a way on. */
export function Loaded<Answer>({ of: asking, children }: LoadedProps<Answer>): ReactNode {
  const text = useText();
  const say = useRefusalText();
  // An answer with errors may lack parts of itself, so it is not shown; a lost network leaves what is already here.
  const broken = asking.error && (asking.data === undefined || asking.error.graphQLErrors.length > 0);
  if (broken && asking.error) {
    return (
      <div className="notice problem" role="alert">
        <p>{say(refusalOf(asking.error))}</p>
        <Button onClick={asking.again}>{text('common:action.retry')}</Button>
      </div>
    );
  }
  if (asking.data === undefined) return <Loading />;
  return children(asking.data);
}

/** A sentence while something is on its way. */
export function Loading(): ReactNode {
  const text = useText();
  return (
    <p className="loading" role="status">
      {text('common:loading')}
    </p>
  );
}

/** What an empty list says, and what to do about it. */
export function Empty({
  children,
  action,
}: {
  readonly children: ReactNode;
  readonly action?: ReactNode;
}): ReactNode {
  return (
    <div className="empty">
      <p className="quiet">{children}</p>
      {action}
    </div>
  );
}
