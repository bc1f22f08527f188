import { Link } from '../routing/Link.tsx';
import { routeAt } from '../routing/place.ts';
import { useState, type ReactNode } from 'react';
import { useText } from '../i18n/texts.ts';
import { Page } from '../ui/Page.tsx';
import { LinkForm } from './LinkForm.tsx';
import { OtherWays } from './OtherWays.tsx';
import { PasskeyDoor } from './PasskeyDoor.tsx';
import { Through } from './Through.tsx';
import { safeReturnPath } from './return-path.ts';

const route = routeAt('/sign-in');

/** The page where one signs in: with a passkey, or with a link by e-mail. */
export function SignIn(): ReactNode {
  const { returnPath } = route.useSearch();
  return <AskForLink returnPath={safeReturnPath(returnPath)} />;
}

/** The same in the place of a page that only members see. */
export function SignInHere({ returnPath }: { readonly returnPath: string }): ReactNode {
  return <AskForLink returnPath={safeReturnPath(returnPath)} />;
}

function AskForLink({ returnPath }: { readonly returnPath: string }): ReactNode {
  const text = useText();
  const [sentTo, setSentTo] = useState<string | null>(null);
  return (
    <Page
      title={text('signin:title')}
      lead={isOpenToAll(returnPath) ? text('signin:lead') : text('signin:leadBack')}
    >
      <PasskeyDoor returnPath={returnPath} />
      <LinkForm returnPath={returnPath} sentTo={sentTo} onSent={setSentTo} />
      <Through returnPath={returnPath} />
      <OtherWays returnPath={returnPath} />
      <p>
        <Link to="/join">{text('signin:join')}</Link>
      </p>
      <p className="quiet">
        <Link to="/privacy">{text('signin:whatWeKeep')}</Link>
      </p>
    </Page>
  );
}

/** Today is where everyone arrives, and who fills in the form to join is no member yet. */
function isOpenToAll(path: string): boolean {
  return path === '/' || path.startsWith('/join/');
}
