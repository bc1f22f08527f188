import { languages, ownNameOf } from '@plenaria/i18n';
import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { useLanguage, useText } from '../i18n/texts.ts';
import type { Kept } from './KeptDocument.tsx';
import { WriteForm } from './WriteForm.tsx';

type BeginProps = {
  readonly document: Kept;
  /** Where it stands in place of the button that was pressed for it. */
  readonly takesFocus: boolean;
  readonly onDone: () => void;
};

/** The first words of a version, which begin with those of the one before. */
export function BeginVersion({ document, takesFocus, onDone }: BeginProps): ReactNode {
  const reader = useLanguage();
  const [before] = document.versions;
  const [language, setLanguage] = useState<string>(
    () => before?.language ?? (reader === 'pseudo' ? 'en' : reader),
  );
  return (
    <>
      <LanguageChoice language={language} takesFocus={takesFocus} onChange={setLanguage} />
      <WriteForm
        key={language}
        slug={document.slug}
        versionId={null}
        language={language}
        words={undefined}
        start={before?.texts.find((one) => one.language === language)}
        onDone={onDone}
      />
    </>
  );
}

type ChoiceProps = Pick<BeginProps, 'takesFocus'> & {
  readonly language: string;
  readonly onChange: (language: string) => void;
};

/** The language of the first text, which is the one that holds. */
function LanguageChoice({ language, takesFocus, onChange }: ChoiceProps): ReactNode {
  const text = useText();
  const id = useId();
  const choice = useRef<HTMLSelectElement>(null);
  useEffect(() => {
    if (takesFocus) choice.current?.focus();
  }, [takesFocus]);
  return (
    <div className="field">
      <label htmlFor={id}>{text('agreements:admin.language')}</label>
      <p className="hint" id={`${id}-hint`}>
        {text('agreements:admin.firstLanguage')}
      </p>
      <select
        ref={choice}
        id={id}
        className="input"
        aria-describedby={`${id}-hint`}
        value={language}
        onChange={(event) => onChange(event.target.value)}
      >
        {languages.map(({ code }) => (
          <option key={code} value={code} lang={code}>
            {ownNameOf(code)}
          </option>
        ))}
      </select>
    </div>
  );
}
