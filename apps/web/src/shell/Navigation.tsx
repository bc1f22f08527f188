import { Link } from '../routing/Link.tsx';
import { isLanguage, languages } from '@plenaria/i18n';
import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react';
import { useReader } from '../client/viewer.ts';
import { loadTexts, showLanguage } from '../i18n/load-texts.ts';
import { useLanguage, useText } from '../i18n/texts.ts';
import { usePlace } from '../routing/place.ts';
import { buttonLook } from '../ui/Button.tsx';
import { MemberMenu } from './MemberMenu.tsx';
import { mainPlaces } from './pages.ts';

/** It names pages of every kind. */
const ofPalette = [
  'today',
  'admin',
  'account',
  'circles',
  'levels',
  'mailings',
  'people',
  'services',
] as const;

const Palette = lazy(async () => {
  const [{ Palette: View }] = await Promise.all([import('./Palette.tsx'), loadTexts(...ofPalette)]);
  return { default: View };
});

/** The top of every page; on a phone its words stand at the bottom, where the thumb is. */
export function Navigation(): ReactNode {
  const text = useText();
  const reader = useReader();
  const { pathname } = usePlace();
  const [searching, setSearching] = useState(false);
  useShortcut(() => setSearching(true));
  return (
    <div className="top">
      <Link to="/" className="brand">
        {reader.federation?.name ?? text('common:appName')}
      </Link>
      {reader.viewer !== undefined && (
        <nav aria-label={text('common:nav.main')} className="main-nav">
          {mainPlaces(reader).map(({ path, label }) => (
            <Link key={path} to={path} aria-current={isUnder(path, pathname) ? 'page' : undefined}>
              {text(label)}
            </Link>
          ))}
        </nav>
      )}
      <div className="top-end">
        {reader.viewer && (
          <button
            type="button"
            className="button plain find"
            aria-keyshortcuts="Control+K"
            onClick={() => setSearching(true)}
          >
            <span>{text('common:nav.find')}</span>
          </button>
        )}
        {reader.viewer === null && <VisitorCorner />}
        {reader.viewer && <MemberMenu viewer={reader.viewer} />}
      </div>
      {searching && (
        <Suspense>
          <Palette onClose={() => setSearching(false)} />
        </Suspense>
      )}
    </div>
  );
}

/** Is this page the place, or one below it? */
function isUnder(place: string, pathname: string): boolean {
  return pathname === place || (place !== '/' && pathname.startsWith(`${place}/`));
}

function VisitorCorner(): ReactNode {
  const text = useText();
  const language = useLanguage();
  const choose = (code: string): void => {
    if (isLanguage(code)) void showLanguage(code);
  };
  return (
    <>
      <label>
        <span className="unseen">{text('common:language')}</span>
        <select className="input" value={language} onChange={(event) => choose(event.target.value)}>
          {languages.map(({ code, ownName }) => (
            <option key={code} value={code} lang={code}>
              {ownName}
            </option>
          ))}
        </select>
      </label>
      <Link to="/sign-in" className={buttonLook('plain')}>
        {text('common:nav.signIn')}
      </Link>
    </>
  );
}

/** Ctrl-K, or Cmd-K, anywhere. */
function useShortcut(act: () => void): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (event.key !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  });
}
