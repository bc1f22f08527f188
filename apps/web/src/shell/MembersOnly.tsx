import { lazy, Suspense, type ReactNode } from 'react';
import { useReader } from '../client/viewer.ts';
import { loadTexts } from '../i18n/load-texts.ts';
import { usePlace } from '../routing/place.ts';
import { Loading } from '../ui/Loaded.tsx';

const SignIn = lazy(async () => {
  const [screen] = await Promise.all([import('../signin/SignIn.tsx'), loadTexts('signin')]);
  return { default: screen.SignInHere };
});

/** Shows its page to members. While it is not known who reads, the page already asks for what it shows. */
export function MembersOnly({ children }: { readonly children: ReactNode }): ReactNode {
  const { viewer } = useReader();
  const { href: returnPath } = usePlace();
  if (viewer !== null) return children;
  return (
    <Suspense fallback={<Loading />}>
      <SignIn returnPath={returnPath} />
    </Suspense>
  );
}
