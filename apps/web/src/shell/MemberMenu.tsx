import { Link } from '../routing/Link.tsx';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { leaveFor } from '../client/leave.ts';
import { useSend, type Refusal } from '../client/send.ts';
import { useReader, type Viewer } from '../client/viewer.ts';
import { SignOut } from '../gql/viewer.ts';
import { useText } from '../i18n/texts.ts';
import { RefusalNotice } from '../ui/RefusalNotice.tsx';
import { menuPlaces } from './pages.ts';

/** Who is signed in, and where that leads: a disclosure, so it works as links do. */
export function MemberMenu({ viewer }: { readonly viewer: Viewer }): ReactNode {
  const text = useText();
  const reader = useReader();
  const signOut = useSend(SignOut);
  const menu = useRef<HTMLDetailsElement>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  useCloseElsewhere(menu);

  async function leave(): Promise<void> {
    const sent = await signOut({});
    // Who walks away must know that they are still signed in.
    setRefusal(sent.ok ? null : sent.refusal);
    if (sent.ok) leaveFor('/');
  }

  return (
    <details className="menu" ref={menu}>
      <summary>
        <span className="unseen">{text('common:nav.menu')}: </span>
        <span className="cut" dir="auto">
          {viewer.person.name}
        </span>
      </summary>
      <div>
        {menuPlaces(reader).map(({ path, label }) => (
          <Link key={path} to={path} onClick={() => close(menu.current)}>
            {text(label)}
          </Link>
        ))}
        <button type="button" onClick={() => void leave()}>
          {text('common:nav.signOut')}
        </button>
        {refusal && <RefusalNotice refusal={refusal} />}
      </div>
    </details>
  );
}

function close(menu: HTMLDetailsElement | null): void {
  if (menu) menu.open = false;
}

function useCloseElsewhere(menu: React.RefObject<HTMLDetailsElement | null>): void {
  useEffect(() => {
    const elsewhere = (event: Event): void => {
      if (event.target instanceof Node && !menu.current?.contains(event.target)) close(menu.current);
    };
    const escaped = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || !menu.current?.open) return;
      close(menu.current);
      menu.current.querySelector('summary')?.focus();
    };
    window.addEventListener('click', elsewhere);
    window.addEventListener('focusin', elsewhere);
    window.addEventListener('keydown', escaped);
    return () => {
      window.removeEventListener('click', elsewhere);
      window.removeEventListener('focusin', elsewhere);
      window.removeEventListener('keydown', escaped);
    };
  }, [menu]);
}
