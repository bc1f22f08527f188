import { formatList } from '@plenaria/i18n';
import { useEffect, useRef, type ReactNode } from 'react';
import type { ImportProblem, ImportReport } from '../client/upload-register.ts';
import { useLanguage, useSpoken, useText } from '../i18n/texts.ts';
import { Table } from '../ui/Table.tsx';

/** The line-by-line report of an import, in sentences before tables. */
export function ImportReportView({ report }: { readonly report: ImportReport }): ReactNode {
  const text = useText();
  const head = useRef<HTMLHeadingElement>(null);
  // The report stands below the form, so whoever cannot see it appear is led to it.
  useEffect(() => head.current?.focus(), [report]);
  return (
    <section>
      <h2 ref={head} tabIndex={-1}>
        {report.applied ? text('admin:import.did') : text('admin:import.wouldDo')}
      </h2>
      <p>
        {text('admin:import.lines', { count: report.lines })}{' '}
        {text('admin:import.created', { count: report.created })}{' '}
        {text('admin:import.changed', { count: report.changed })}{' '}
        {text('admin:import.unchanged', { count: report.unchanged })}
      </p>
      {report.problemCount > 0 && <Problems report={report} />}
      {report.rows.length > 0 && <Rows report={report} />}
    </section>
  );
}

function Problems({ report }: { readonly report: ImportReport }): ReactNode {
  const text = useText();
  const sentence = useProblemText();
  return (
    <>
      <p className="notice problem" role="alert">
        {text('admin:import.problems', { count: report.problemCount })}{' '}
        {report.problemCount > report.problems.length &&
          text('admin:import.problemsShown', { count: report.problems.length })}
      </p>
      <Table
        stacks
        caption={text('admin:import.problemsCaption')}
        rows={report.problems}
        keyOf={({ line, field, reason }) => `${line} ${field} ${reason}`}
        columns={[
          { head: text('admin:import.line'), of: ({ line }) => line },
          { head: text('admin:import.column'), of: ({ field }) => <bdi>{field}</bdi> },
          { head: text('admin:import.problem'), of: sentence },
        ]}
      />
    </>
  );
}

function Rows({ report }: { readonly report: ImportReport }): ReactNode {
  const text = useText();
  const spoken = useSpoken();
  const language = useLanguage();
  return (
    <Table
      stacks
      caption={text('admin:import.rowsCaption')}
      rows={report.rows}
      keyOf={({ line, name }) => `${line} ${name}`}
      columns={[
        { head: text('admin:import.line'), of: ({ line }) => line },
        { head: text('admin:import.member'), of: ({ name }) => <bdi>{name}</bdi> },
        {
          head: text('admin:import.outcome'),
          of: ({ outcome }) => spoken('admin', `import.outcome.${outcome}`) ?? outcome,
        },
        { head: text('admin:import.fields'), of: ({ fields }) => formatList(fields, language) },
      ]}
    />
  );
}

function useProblemText(): (problem: ImportProblem) => string {
  const spoken = useSpoken();
  const language = useLanguage();
  return ({ reason, details }) => {
    const params = Object.fromEntries(
      Object.entries(details).map(([key, value]) => [
        key,
        typeof value === 'object' ? formatList(value, language) : value,
      ]),
    );
    return spoken('people', `import.reasons.${reason}`, params) ?? reason;
  };
}
