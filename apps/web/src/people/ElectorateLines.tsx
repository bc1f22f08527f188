import { formatList } from '@plenaria/i18n';
import type { ReactNode } from 'react';
import type { ElectoratePageQuery } from '../gql/electorate.ts';
import { useLanguage, useSpoken, useText } from '../i18n/texts.ts';
import { Link } from '../routing/Link.tsx';

type Row = NonNullable<ElectoratePageQuery['electorate']>['lines']['nodes'][number];
type Seat = Row['seats'][number];
/** Members whose vote weighs the same in the same college, or who have none for the same reason. */
type Group = { readonly heading: string; readonly members: { readonly row: Row; readonly seat?: Seat }[] };

type LinesProps = { readonly rows: readonly Row[]; readonly asOf: string | undefined };

/** College by college: what a vote in it is of the whole, and whose it is; then who has none, and why. */
export function ElectorateLines({ rows, asOf }: LinesProps): ReactNode {
  return useGroups(rows).map(({ heading, members }) => (
    <section key={heading}>
      <h3 className="capital" dir="auto">
        {heading}
      </h3>
      <ul className="names">
        {members.map(({ row, seat }) => (
          <li key={`${row.slug} ${seat?.class}`}>
            <Link to="/people/$slug" params={{ slug: row.slug }} search={asOf ? { asOf } : {}}>
              <bdi>{row.name}</bdi>
            </Link>
            <Aside
              row={row}
              seat={seat}
              manyClasses={new Set(members.map((one) => one.seat?.class)).size > 1}
            />
          </li>
        ))}
      </ul>
    </section>
  ));
}

type AsideProps = { readonly row: Row; readonly seat: Seat | undefined; readonly manyClasses: boolean };

/** What is particular to one of them. */
function Aside({ row, seat, manyClasses }: AsideProps): ReactNode {
  const text = useText();
  const language = useLanguage();
  const said = [
    manyClasses && seat && seat.class,
    row.mayDeclare.length > 0 &&
      text('people:may.declares', { classes: formatList(row.mayDeclare, language) }),
    seat && row.voters === 0 && text('people:may.nobody'),
  ].filter((words) => typeof words === 'string');
  return said.map((words) => (
    <small key={words} className="quiet" dir="auto">
      {words}
    </small>
  ));
}

function useGroups(rows: readonly Row[]): readonly Group[] {
  const text = useText();
  const spoken = useSpoken();
  const language = useLanguage();
  const voting = new Map<string, Group['members']>();
  const excluded = new Map<string, Group['members']>();
  const add = (groups: typeof voting, heading: string, row: Row, seat?: Seat): void => {
    groups.set(heading, [...(groups.get(heading) ?? []), { row, ...(seat && { seat }) }]);
  };
  for (const row of rows) {
    if (row.excluded) {
      const classes = formatList(row.classes, language);
      add(excluded, spoken('people', `may.reason.${row.excluded}`, { classes }) ?? row.excluded, row);
    }
    for (const seat of row.excluded ? [] : row.seats) {
      const { college, part } = seat;
      add(voting, part ? text('people:may.inCollege', { college, part }) : college, row, seat);
    }
  }
  return [...voting, ...excluded].map(([heading, members]) => ({ heading, members }));
}
