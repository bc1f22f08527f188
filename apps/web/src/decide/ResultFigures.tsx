import { formatPercent } from '@plenaria/i18n';
import type { ReactNode } from 'react';
import { useLanguage, useText } from '../i18n/texts.ts';
import { Table } from '../ui/Table.tsx';
import { CollegeName } from './CollegeName.tsx';
import type { RecordResult } from './Record.tsx';

type ResultFiguresProps = { readonly result: RecordResult; readonly rules: unknown };

/** The numbers under the sentences: each college in heads and in its exact share, then the whole. */
export function ResultFigures({ result, rules }: ResultFiguresProps): ReactNode {
  const text = useText();
  const hasBlock = result.colleges.some(({ block }) => block > 0);
  const share = (own: string) => (own === 'byVotes' ? text('decide:byVotes') : own);
  return (
    <>
      <Table
        caption={text('decide:collegesCaption')}
        rows={result.colleges}
        keyOf={({ name }) => name}
        columns={[
          { head: text('decide:college'), of: ({ name }) => <CollegeName name={name} rules={rules} /> },
          { head: text('decide:share'), number: true, of: (college) => share(college.share) },
          { head: text('decide:counted'), number: true, of: (college) => college.effectiveShare },
          { head: text('decide:onTheRoll'), number: true, of: (college) => college.eligible },
          { head: text('decide:voted'), number: true, of: (college) => college.cast },
          { head: text('ballot:choice.yes'), number: true, of: (college) => college.yes },
          { head: text('ballot:choice.no'), number: true, of: (college) => college.no },
          { head: text('ballot:choice.abstain'), number: true, of: (college) => college.abstain },
          ...(hasBlock
            ? [
                {
                  head: text('ballot:choice.block'),
                  number: true,
                  of: (college: RecordResult['colleges'][number]) => college.block,
                },
              ]
            : []),
        ]}
      />
      <Whole result={result} />
    </>
  );
}

/** Yes, no, abstain and what nobody used: exactly, and as percentages that add up to 100. */
function Whole({ result }: { readonly result: RecordResult }): ReactNode {
  const text = useText();
  const language = useLanguage();
  return (
    <Table
      caption={text('decide:wholeCaption')}
      rows={[
        { head: text('ballot:choice.yes'), exact: result.yes, percent: result.yesDisplay },
        { head: text('ballot:choice.no'), exact: result.no, percent: result.noDisplay },
        { head: text('ballot:choice.abstain'), exact: result.abstain, percent: result.abstainDisplay },
        { head: text('decide:unused'), exact: result.unused, percent: result.unusedDisplay },
      ].filter(({ exact }) => exact !== '0')}
      keyOf={({ head }) => head}
      columns={[
        { head: text('decide:choice'), of: ({ head }) => head },
        { head: text('decide:exact'), number: true, of: ({ exact }) => <span dir="ltr">{exact}</span> },
        {
          head: text('decide:percent'),
          number: true,
          of: ({ percent }) => `${formatPercent(percent, language)} %`,
        },
      ]}
    />
  );
}
