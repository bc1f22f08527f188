import { Link } from '../routing/Link.tsx';
import { isLanguage } from '@plenaria/i18n';
import { useEffect, useLayoutEffect, useMemo, useRef, type ReactNode } from 'react';
import { useAsk } from '../client/ask.ts';
import { readAs } from '../client/leave.ts';
import { ReaderContext, type Reader } from '../client/viewer.ts';
import { WhoReads } from '../gql/viewer.ts';
import { currentLanguage, showLanguage } from '../i18n/load-texts.ts';
import { useText } from '../i18n/texts.ts';
import { usePlace } from '../routing/place.ts';
import { Navigation } from './Navigation.tsx';
import { Offline } from './Offline.tsx';
import { Shown, type Screens } from './Shown.tsx';
import { isTheme, showTheme } from './theme.ts';

const nobody = {};

/** What surrounds every page: navigation, the notice that one is offline, and who reads. */
export function Shell({ screens }: { readonly screens: Screens }): ReactNode {
  const text = useText();
  const { data } = useAsk(WhoReads, nobody);
  const reader = useMemo<Reader>(
    () => ({ viewer: data && data.viewer, federation: data?.federation }),
    [data],
  );
  useOwnDevice(reader);
  useOwnPreferences(reader);
  const main = useFocusAfterNavigation();
  return (
    <ReaderContext value={reader}>
      <div className={reader.viewer ? 'shell signed-in' : 'shell'}>
        <header>
          <a className="skip" href="#content" onClick={(event) => skip(event, main.current)}>
            {text('common:skipToContent')}
          </a>
          <Navigation />
          <Offline />
        </header>
        <main id="content" className="content" ref={main} tabIndex={-1}>
          <Shown screens={screens} />
        </main>
        <footer>
          <p className="demo-line">
            <Link to="/agreements">{text('common:nav.agreements')}</Link>
            {' · '}
            <Link to="/privacy">{text('common:nav.privacy')}</Link>
            {' · '}
            <Link to="/figures">{text('common:nav.figures')}</Link>
            {reader.federation?.demo && <> · {text('common:demo')}</>}
          </p>
        </footer>
      </div>
    </ReaderContext>
  );
}

function skip(event: React.MouseEvent, main: HTMLElement | null): void {
  event.preventDefault();
  main?.focus();
}

/** Before anything is painted: what the one before typed here is not for this reader. */
function useOwnDevice({ viewer }: Reader): void {
  const accountId = viewer?.accountId;
  useLayoutEffect(() => {
    if (accountId !== undefined) readAs(accountId);
  }, [accountId]);
}

/** A member's language and theme come with the account; an address that asks for a language wins. */
function useOwnPreferences({ viewer }: Reader): void {
  const language = viewer?.language;
  const theme = viewer?.theme;
  useEffect(() => {
    const asked = new URLSearchParams(window.location.search).has('language');
    if (!asked && language && isLanguage(language) && language !== currentLanguage())
      void showLanguage(language);
  }, [language]);
  useEffect(() => {
    if (theme && isTheme(theme)) showTheme(theme);
  }, [theme]);
}

/** After a link, keyboard and screen reader go on at the new page, not at the link that is gone. */
function useFocusAfterNavigation() {
  const main = useRef<HTMLElement>(null);
  const { pathname: path } = usePlace();
  const before = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (before.current !== undefined && path !== before.current) main.current?.focus({ preventScroll: true });
    before.current = path;
  }, [path]);
  return main;
}
