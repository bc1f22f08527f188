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
  /** On a phone each row becomes a few lines; for rows of words rather than of figures to compare. */
  readonly stacks?: boolean;
};

/** A table with thin rules; when the page is too narrow it scrolls by itself, or stacks. */
export function Table<Row>(props: TableProps<Row>): ReactNode {
  const { caption, columns, rows, keyOf, stacks = false } = props;
  // What is shown as a block is no table to some screen readers unless it says so.
  const roleOf = (role: string): string | undefined => (stacks ? role : undefined);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <div className="scroll" role="group" aria-label={caption} tabIndex={0}>
      <table className={stacks ? 'table stacks' : 'table'} role={roleOf('table')}>
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
            <tr key={keyOf(row)} role={roleOf('row')}>
              {columns.map((column, index) => (
                <Cell key={column.head} column={column} row={row} first={index === 0} role={roleOf} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type CellProps<Row> = {
  readonly column: Column<Row>;
  readonly row: Row;
  readonly first: boolean;
  readonly role: (name: string) => string | undefined;
};

function Cell<Row>({ column, row, first, role }: CellProps<Row>): ReactNode {
  if (first) {
    return (
      <th scope="row" role={role('rowheader')}>
        {column.of(row)}
      </th>
    );
  }
  return (
    <td role={role('cell')} data-head={column.head} className={column.number ? 'number' : undefined}>
      {column.of(row)}
    </td>
  );
}
