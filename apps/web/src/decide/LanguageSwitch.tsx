import { Link } from '../routing/Link.tsx';
import { languages as allLanguages, ownNameOf } from '@plenaria/i18n';
import type { ReactNode } from 'react';
import { useText } from '../i18n/texts.ts';

/** Links to the same page with the text in another language; nothing where there is one language only. */
export function LanguageSwitch({
  languages,
  shown,
}: {
  readonly languages: readonly string[];
  readonly shown: string;
}): ReactNode {
  const text = useText();
  if (languages.length < 2) return null;
  return (
    <nav className="row no-print switch" aria-label={text('decide:text.languages')}>
      {inUsualOrder(languages).map((code) => (
        <Link
          key={code}
          to="."
          search={((before: object) => ({ ...before, text: code })) as never}
          replace
          resetScroll={false}
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
function inUsualOrder(codes: readonly string[]): readonly string[] {
  const usual: readonly string[] = allLanguages.map(({ code }) => code);
  return [...usual.filter((code) => codes.includes(code)), ...codes.filter((code) => !usual.includes(code))];
}
