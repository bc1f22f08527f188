import { Link } from '../routing/Link.tsx';
import { routeAt } from '../routing/place.ts';
import { formatList } from '@plenaria/i18n';
import type { ReactNode } from 'react';
import { useAsk } from '../client/ask.ts';
import { useReader } from '../client/viewer.ts';
import { RegisterPage, type RegisterPageQuery } from '../gql/people.ts';
import { useLanguage, useText } from '../i18n/texts.ts';
import { Filled } from '../ui/Filled.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { Page } from '../ui/Page.tsx';
import { Pager } from '../ui/Pager.tsx';
import { Table } from '../ui/Table.tsx';
import { Day } from '../ui/Time.tsx';
import { CountryName } from './CountryName.tsx';
import { Filters } from './Filters.tsx';

type Row = RegisterPageQuery['members']['nodes'][number];

const route = routeAt('/people');
const pageSize = 50;

/** The register: who belongs to the federation, through whom and in which class, today or on any earlier day. */
export function Register(): ReactNode {
  const text = useText();
  const { viewer } = useReader();
  const address = route.useSearch();
  const { kind, ...search } = address;
  const known = kind === 'organisation' || kind === 'individual' ? kind : undefined;
  const asking = useAsk(RegisterPage, { ...search, kind: known, first: pageSize });
  return (
    <Page title={text('people:title')} lead={viewer ? text('people:lead') : text('people:leadVisitor')}>
      <Loaded of={asking}>
        {({ federation, members }) => (
          <>
            <Filters federation={federation} search={address} />
            <p role="status">
              {text('people:count', { count: members.totalCount })}
              {address.asOf && (
                <>
                  {' '}
                  <Filled says="people:registerOfDay" places={{ day: <Day day={address.asOf} /> }} />
                </>
              )}
            </p>
            {members.nodes.length === 0 ? (
              <Link to="/people">{text('people:clear')}</Link>
            ) : (
              <Members rows={members.nodes} asOf={search.asOf} />
            )}
            <Pager to="/people" search={address} page={members.pageInfo} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Members({
  rows,
  asOf,
}: {
  readonly rows: readonly Row[];
  readonly asOf: string | undefined;
}): ReactNode {
  const text = useText();
  const language = useLanguage();
  return (
    <Table
      stacks
      caption={text('people:caption')}
      rows={rows}
      keyOf={(row) => row.id}
      columns={[
        {
          head: text('people:name'),
          of: (row) => (
            <>
              <Link to="/people/$slug" params={{ slug: row.slug }} search={asOf ? { asOf } : {}}>
                <bdi>{row.name}</bdi>
              </Link>
              {row.invented && <small className="quiet"> ({text('common:invented')})</small>}
            </>
          ),
        },
        {
          head: text('people:classes'),
          of: (row) =>
            formatList(
              row.classes.map((holding) => holding.class.name),
              language,
            ),
        },
        { head: text('people:custodian'), of: (row) => row.custodian && <bdi>{row.custodian.name}</bdi> },
        { head: text('people:country'), of: (row) => row.country && <CountryName code={row.country} /> },
      ]}
    />
  );
}
