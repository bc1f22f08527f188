import { formatList } from '@plenaria/i18n';
import type { ReactNode } from 'react';
import type { ElectoratePageQuery } from '../gql/electorate.ts';
import { useLanguage, useSpoken, useText } from '../i18n/texts.ts';
import { Link } from '../routing/Link.tsx';
import { Table } from '../ui/Table.tsx';

type Row = NonNullable<ElectoratePageQuery['electorate']>['lines']['nodes'][number];

type LinesProps = { readonly rows: readonly Row[]; readonly asOf: string | undefined };

/** Member by member: where it votes and what that weighs, or why it does not. */
export function ElectorateLines({ rows, asOf }: LinesProps): ReactNode {
  const text = useText();
  return (
    <Table
      stacks
      caption={text('people:may.list')}
      rows={rows}
      keyOf={(row) => row.slug}
      columns={[
        {
          head: text('people:name'),
          of: (row) => (
            <Link to="/people/$slug" params={{ slug: row.slug }} search={asOf ? { asOf } : {}}>
              <bdi>{row.name}</bdi>
            </Link>
          ),
        },
        { head: text('people:may.votesIn'), of: (row) => <VotesIn row={row} /> },
        { head: text('people:may.weighs'), of: (row) => eachOf(row, ({ weight }) => weight) },
        { head: text('people:may.part'), of: (row) => eachOf(row, ({ part }) => part) },
      ]}
    />
  );
}

function VotesIn({ row }: { readonly row: Row }): ReactNode {
  const text = useText();
  const spoken = useSpoken();
  const language = useLanguage();
  if (row.excluded) {
    const classes = formatList(row.classes, language);
    return spoken('people', `may.reason.${row.excluded}`, { classes }) ?? row.excluded;
  }
  return (
    <>
      {row.seats.map((seat) => (
        <div key={seat.college}>{text('people:may.seat', { college: seat.college, class: seat.class })}</div>
      ))}
      {row.mayDeclare.length > 0 && (
        <small className="quiet">
          {text('people:may.declares', { classes: formatList(row.mayDeclare, language) })}
        </small>
      )}
      {row.voters === 0 && <small className="quiet">{text('people:may.nobody')}</small>}
    </>
  );
}

/** One line for each seat; nothing where there is none. */
function eachOf(row: Row, of: (seat: Row['seats'][number]) => string | null): ReactNode {
  return row.seats.map((seat) => <div key={seat.college}>{of(seat)}</div>);
}
