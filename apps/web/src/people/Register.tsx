import { Link } from '../routing/Link.tsx';
import { routeAt } from '../routing/place.ts';
import { formatList } from '@plenaria/i18n';
import type { ReactNode } from 'react';
import { useAsk, type Asking } from '../client/ask.ts';
import { useHasRole, useReader } from '../client/viewer.ts';
import {
  RegisterPage,
  RegisterWords,
  type MemberKind,
  type RegisterPageQuery,
  type RegisterWordsQuery,
} from '../gql/people.ts';
import { useLanguage, useText } from '../i18n/texts.ts';
import { Filled } from '../ui/Filled.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { Page } from '../ui/Page.tsx';
import { Pager } from '../ui/Pager.tsx';
import { Table } from '../ui/Table.tsx';
import { Day } from '../ui/Time.tsx';
import { AsFile } from './AsFile.tsx';
import { CountryName } from './CountryName.tsx';
import { Filters } from './Filters.tsx';
import { MembersBook } from './MembersBook.tsx';
import { wrongFilters } from './wrong-filters.ts';
import { today } from './today.ts';

type Row = RegisterPageQuery['members']['nodes'][number];

const route = routeAt('/people');
const pageSize = 50;
const kinds: readonly MemberKind[] = ['organisation', 'individual'];

/** The register: who belongs to the federation, through whom and in which class, today or on any earlier day. */
export function Register(): ReactNode {
  const text = useText();
  const { viewer } = useReader();
  const search = route.useSearch();
  const words = useAsk(RegisterWords, {});
  // Asked for on their own, so that the filters stay whatever comes of it; and at once, not after the words.
  const kind = kinds.find((known) => known === search.kind);
  const pause = wrongFilters(search, { kind: kinds }).length > 0;
  const members = useAsk(RegisterPage, { ...search, kind, first: pageSize }, { pause });
  return (
    <Page
      title={text('people:title')}
      lead={viewer ? text('people:lead') : text('people:leadVisitor')}
      actions={
        viewer?.belongs && (
          <>
            <Link to="/circles">{text('people:circles')}</Link>
            <Link to="/who-may-vote" search={search.asOf ? { asOf: search.asOf } : {}}>
              {text('people:may.title')}
            </Link>
          </>
        )
      }
    >
      <Loaded of={words}>
        {({ federation }) => <Narrowed federation={federation} members={members} search={search} />}
      </Loaded>
    </Page>
  );
}

type NarrowedProps = FoundProps & { readonly federation: RegisterWordsQuery['federation'] };

/** The filters, what they find, and for those who keep it a custodian's register of members. */
function Narrowed({ federation, members, search }: NarrowedProps): ReactNode {
  const text = useText();
  const problems = wrongFilters(search, {
    class: federation.classes.map(({ slug }) => slug),
    custodian: federation.custodians.map(({ slug }) => slug),
    kind: kinds,
  });
  const isRight = problems.length === 0;
  const isSecretary = useHasRole('secretary');
  const kept = federation.custodians.find(
    ({ slug, keptByReader }) => isRight && keptByReader && slug === search.custodian,
  );
  return (
    <>
      <Filters federation={federation} search={search} problems={problems} />
      {isRight ? (
        <Found members={members} search={search} />
      ) : (
        <p className="notice problem" role="alert">
          {text('people:filter.wrong')}
        </p>
      )}
      {isRight && (isSecretary || kept) && !search.asOf && <WriteToThem search={search} />}
      {kept && <MembersBook custodian={kept} asOf={search.asOf} />}
    </>
  );
}

/** Letters go to the members of today: to who is found, each in their language. */
function WriteToThem({ search }: Pick<FoundProps, 'search'>): ReactNode {
  const text = useText();
  const { search: words, class: held, custodian, kind } = search;
  return (
    <p className="no-print">
      <Link to="/mailings/new" search={{ search: words, class: held, custodian, kind }}>
        {text('people:writeToThem')}
      </Link>
    </p>
  );
}

type FoundProps = {
  readonly members: Asking<RegisterPageQuery>;
  readonly search: ReturnType<typeof route.useSearch>;
};

/** The members that are found. */
function Found({ members: asking, search }: FoundProps): ReactNode {
  const text = useText();
  const { viewer } = useReader();
  return (
    <Loaded of={asking}>
      {({ members }) => (
        <>
          <p role="status">
            {text('people:count', { count: members.totalCount })}
            {search.asOf && (
              <>
                {' '}
                <Filled says="people:registerOfDay" places={{ day: <Day day={search.asOf} /> }} />
              </>
            )}
          </p>
          {search.asOf && search.asOf < today() && <p className="quiet">{text('people:namesOfDay')}</p>}
          {members.nodes.length === 0 ? (
            <Link to="/people">{text('people:clear')}</Link>
          ) : (
            <Members rows={members.nodes} asOf={search.asOf} />
          )}
          <Pager to="/people" search={search} page={members.pageInfo} />
          {viewer?.belongs && members.totalCount > 0 && <AsFile search={search} />}
        </>
      )}
    </Loaded>
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
