import { languages as allLanguages, ownNameOf } from '@plenaria/i18n';
import type { ReactNode } from 'react';
import { Link } from '../routing/Link.tsx';
import { addressOf } from '../routing/match-path.ts';
import { usePlace } from '../routing/place.ts';

/** Links to the same page with the text in another language; nothing where there is one language only. */
export function LanguageSwitch({
  label,
  languages,
  shown,
}: {
  readonly label: string;
  readonly languages: readonly string[];
  readonly shown: string;
}): ReactNode {
  const { pathname, matched } = usePlace();
  if (languages.length < 2) return null;
  return (
    <nav className="row no-print switch" aria-label={label}>
      {inUsualOrder(languages).map((code) => (
        <Link
          key={code}
          to={addressOf(pathname, {}, { ...matched?.search, text: code })}
          lang={code}
          aria-current={code === shown ? 'true' : undefined}
        >
          {ownNameOf(code)}
        </Link>
      ))}
    </nav>
  );
}

/** As every list of languages shows them; those that we do not speak come last. */
export function inUsualOrder(codes: readonly string[]): readonly string[] {
  const usual: readonly string[] = allLanguages.map(({ code }) => code);
  return [...usual.filter((code) => codes.includes(code)), ...codes.filter((code) => !usual.includes(code))];
}
