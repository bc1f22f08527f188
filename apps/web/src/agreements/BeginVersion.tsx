import { languages, ownNameOf } from '@plenaria/i18n';
import { useId, useState, type ReactNode } from 'react';
import { useLanguage, useText } from '../i18n/texts.ts';
import type { Kept } from './KeptDocument.tsx';
import { WriteForm } from './WriteForm.tsx';

/** The first words of a version, which begin with those of the one before. */
export function BeginVersion({
  document,
  again,
}: {
  readonly document: Kept;
  readonly again: () => void;
}): ReactNode {
  const text = useText();
  const id = useId();
  const reader = useLanguage();
  const [before] = document.versions;
  const [language, setLanguage] = useState<string>(
    () => before?.language ?? (reader === 'pseudo' ? 'en' : reader),
  );
  return (
    <>
      <div className="field">
        <label htmlFor={id}>{text('agreements:admin.language')}</label>
        <p className="hint" id={`${id}-hint`}>
          {text('agreements:admin.firstLanguage')}
        </p>
        <select
          id={id}
          className="input"
          aria-describedby={`${id}-hint`}
          value={language}
          onChange={(event) => setLanguage(event.target.value)}
        >
          {languages.map(({ code }) => (
            <option key={code} value={code} lang={code}>
              {ownNameOf(code)}
            </option>
          ))}
        </select>
      </div>
      <WriteForm
        key={language}
        slug={document.slug}
        versionId={null}
        language={language}
        words={undefined}
        start={before?.texts.find((one) => one.language === language)}
        onDone={again}
      />
    </>
  );
}
