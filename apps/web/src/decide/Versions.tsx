import { useState, type ReactNode } from 'react';
import { useText } from '../i18n/texts.ts';
import { SelectField } from '../ui/fields.tsx';
import { FormContext } from '../ui/form-state.ts';
import { Diff } from '../ui/Diff.tsx';
import type { ProposalDecision } from './Proposal.tsx';

type VersionsProps = { readonly texts: ProposalDecision['texts']; readonly originalLanguage: string };

/** Two versions of the original, and what changed between them. */
export function Versions({ texts, originalLanguage }: VersionsProps): ReactNode {
  const text = useText();
  const versions = texts
    .filter(({ language }) => language === originalLanguage)
    .toSorted((one, other) => other.version - one.version);
  const [newest, previous] = versions;
  const [from, setFrom] = useState(previous?.version ?? 1);
  const [to, setTo] = useState(newest?.version ?? 1);
  const options = versions.map(({ version, author }) => ({
    value: String(version),
    label: text('decide:versionBy', { version, name: author?.name ?? '–' }),
  }));
  const older = versions.find(({ version }) => version === from);
  const newer = versions.find(({ version }) => version === to);
  return (
    <FormContext value={{ id: 'versions', problems: [], filter: true }}>
      <div className="form filters">
        <SelectField
          name="from"
          label={text('decide:diff.fromVersion')}
          options={options}
          value={String(from)}
          onChange={(event) => setFrom(Number(event.target.value))}
        />
        <SelectField
          name="to"
          label={text('decide:diff.toVersion')}
          options={options}
          value={String(to)}
          onChange={(event) => setTo(Number(event.target.value))}
        />
      </div>
      {older && newer && <Diff older={older} newer={newer} lang={originalLanguage} />}
    </FormContext>
  );
}
