import type { ReactNode } from 'react';

/** A column: its head, and what stands in it for a row. The first column names the row. */
export type Column<Row> = {
  readonly head: string;
  readonly of: (row: Row) => ReactNode;
  readonly number?: boolean;
};

type TableProps<Row> = {
  /** What the table is, in a sentence; read out before its cells. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
};

/** A table with thin rules that scrolls by itself when the page is too narrow. */
export function Table<Row>({ caption, columns, rows, keyOf }: TableProps<Row>): ReactNode {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <div className="scroll" role="group" aria-label={caption} tabIndex={0}>
      <table className="table">
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.head} scope="col" className={column.number ? 'number' : undefined}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>{columns.map((column, index) => cell(column, row, index === 0))}</tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function cell<Row>(column: Column<Row>, row: Row, first: boolean): ReactNode {
  if (first) {
    return (
      <th key={column.head} scope="row">
        {column.of(row)}
      </th>
    );
  }
  return (
    <td key={column.head} className={column.number ? 'number' : undefined}>
      {column.of(row)}
    </td>
  );
}
