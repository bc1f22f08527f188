import type { ReactNode } from 'react';
import { useText } from '../i18n/texts.ts';
import { Table } from '../ui/Table.tsx';
import { CollegeName } from './CollegeName.tsx';
import type { RecordDecision, RecordResult } from './Record.tsx';

type AttendanceProps = {
  readonly decision: RecordDecision;
  readonly result: RecordResult;
  readonly classes: readonly { readonly slug: string; readonly name: string }[];
  /** Does the page begin at the start of the roll? */
  readonly isWhole: boolean;
};

type Row = {
  readonly key: string;
  readonly name: ReactNode;
  readonly eligible: number;
  readonly cast: number;
};

/** Who took part, by class; by college where the roll is longer than a page. */
export function Attendance({ decision, result, classes, isWhole }: AttendanceProps): ReactNode {
  const text = useText();
  const isByClass = isWhole && decision.roll?.pageInfo.hasNextPage === false;
  const rows = isByClass ? byClass(decision, classes) : byCollege(decision, result);
  return (
    <section aria-labelledby="attendance">
      <h2 id="attendance">{text('decide:attendance')}</h2>
      <Table
        caption={isByClass ? text('decide:attendanceByClass') : text('decide:attendanceByCollege')}
        rows={rows}
        keyOf={({ key }) => key}
        columns={[
          { head: isByClass ? text('decide:class') : text('decide:college'), of: ({ name }) => name },
          { head: text('decide:onTheRoll'), number: true, of: ({ eligible }) => eligible },
          { head: text('decide:voted'), number: true, of: ({ cast }) => cast },
        ]}
      />
    </section>
  );
}

function byClass({ roll }: RecordDecision, classes: AttendanceProps['classes']): readonly Row[] {
  const lines = roll?.nodes ?? [];
  const slugs = [...new Set(lines.map((line) => line.class))];
  return slugs.map((slug) => {
    const own = lines.filter((line) => line.class === slug);
    const name = classes.find((known) => known.slug === slug)?.name ?? slug;
    return {
      key: slug,
      name,
      eligible: own.length,
      cast: own.filter(({ hasVoted }) => hasVoted).length,
    };
  });
}

function byCollege({ rulePack }: RecordDecision, { colleges }: RecordResult): readonly Row[] {
  return colleges.map(({ name, eligible, cast }) => ({
    key: name,
    name: <CollegeName name={name} rules={rulePack.rules} />,
    eligible,
    cast,
  }));
}
