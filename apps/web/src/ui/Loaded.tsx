import { useContext, type ReactNode } from 'react';
import type { CombinedError } from 'urql';
import type { Asking } from '../client/ask.ts';
import { refusalOf, type Refusal } from '../client/send.ts';
import { useText } from '../i18n/texts.ts';
import { addressOf } from '../routing/match-path.ts';
import { go } from '../routing/place.ts';
import { Button } from './Button.tsx';
import { Page, Titled } from './Page.tsx';
import { RefusalNotice } from './RefusalNotice.tsx';

type LoadedProps<Answer> = {
  readonly of: Asking<Answer>;
  readonly children: (data: Answer) => ReactNode;
};

/** What would be answered the same again. */
const foreseen = ['BAD_ADDRESS', 'NOT_ALLOWED'];

/** Shows what was asked for once it is there; until then that it is loading, and when it failed why, with a way on. */
export function Loaded<Answer>({ of: asking, children }: LoadedProps<Answer>): ReactNode {
  const text = useText();
  const isTitled = useContext(Titled);
  // An answer with errors may lack parts of itself, so it is not shown; a lost network leaves what is already here.
  const broken = asking.error && (asking.data === undefined || asking.error.graphQLErrors.length > 0);
  if (broken && asking.error) {
    const refusal = objectionTo(asking.error);
    const notice = (
      <RefusalNotice refusal={refusal}>
        {refusal.code === 'BAD_ADDRESS' && (
          <Button onClick={toFirstPage}>{text('common:action.first')}</Button>
        )}
        {!foreseen.includes(refusal.code) && (
          <Button onClick={asking.again}>{text('common:action.retry')}</Button>
        )}
      </RefusalNotice>
    );
    const title = text(refusal.code === 'NOT_ALLOWED' ? 'common:notAllowed' : 'common:error.title');
    return isTitled ? notice : <Page title={title}>{notice}</Page>;
  }
  if (asking.data === undefined) return <Loading />;
  return children(asking.data);
}

/** What a page asks for comes from its address, so what cannot be read of it is nobody's mistake but the address's. */
function objectionTo(error: CombinedError): Refusal {
  const unread = error.graphQLErrors.some(({ extensions }) => extensions['code'] === 'BAD_USER_INPUT');
  return unread ? { code: 'BAD_ADDRESS', details: {} } : refusalOf(error);
}

/** To the same list, from its beginning. */
function toFirstPage(): void {
  const { pathname, search } = window.location;
  const kept = [...new URLSearchParams(search)].filter(([name]) => name !== 'after');
  void go(addressOf(pathname, {}, Object.fromEntries(kept)));
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
