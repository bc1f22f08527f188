import type { ReactNode } from 'react';
import type { RegisterWordsQuery } from '../gql/people.ts';
import { languageName } from '../i18n/language-name.ts';
import { useLanguage, useText } from '../i18n/texts.ts';
import { addressOf } from '../routing/match-path.ts';
import { FileLink } from '../ui/FileLink.tsx';

type BookProps = {
  readonly custodian: RegisterWordsQuery['federation']['custodians'][number];
  readonly asOf: string | undefined;
};

/** The register of members that the law asks a custodian for, in its own languages and in the reader's. */
export function MembersBook({ custodian, asOf }: BookProps): ReactNode {
  const text = useText();
  const reading = useLanguage();
  const languages = [...new Set([...custodian.languages, reading])];
  const address = (language: string) =>
    addressOf('/register/members.pdf', {}, { custodian: custodian.slug, asOf, language });
  return (
    <section className="no-print" aria-labelledby="book">
      <h2 id="book">{text('people:book.download', { custodian: custodian.name })}</h2>
      <p className="quiet">{text('people:book.hint')}</p>
      <p className="row">
        {languages.map((language) => (
          <FileLink key={language} href={address(language)}>
            {languageName(language, reading)}
          </FileLink>
        ))}
      </p>
    </section>
  );
}
