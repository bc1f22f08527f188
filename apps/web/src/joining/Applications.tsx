import type { ReactNode } from 'react';
import { useAsk } from '../client/ask.ts';
import { ApplicationsPage, type ApplicationsPageQuery } from '../gql/applications.ts';
import { useText } from '../i18n/texts.ts';
import { Link } from '../routing/Link.tsx';
import { routeAt } from '../routing/place.ts';
import { Empty, Loaded } from '../ui/Loaded.tsx';
import { SelectField, TextField, type Option } from '../ui/fields.tsx';
import { FilterForm } from '../ui/FilterForm.tsx';
import { Page } from '../ui/Page.tsx';
import { Pager } from '../ui/Pager.tsx';
import { Next, StateTag } from './Standing.tsx';
import { stateOf, states } from './states.ts';

type Row = ApplicationsPageQuery['applications']['nodes'][number];

const route = routeAt('/applications');
const pageSize = 50;

/** Applications that the reader may see: their own, their custodian's, and those that are open to the members. */
export function Applications(): ReactNode {
  const text = useText();
  const search = route.useSearch();
  const asking = useAsk(ApplicationsPage, { ...search, state: stateOf(search.state), first: pageSize });
  return (
    <Page title={text('joining:list.title')} lead={text('joining:list.lead')}>
      <Loaded of={asking}>
        {({ applications, federation }) => (
          <>
            <Filters custodians={federation.custodians} search={search} />
            {applications.nodes.length === 0 ? (
              <Empty action={<Link to="/applications">{text('joining:list.all')}</Link>}>
                {text('joining:list.empty')}
              </Empty>
            ) : (
              <>
                <p role="status">{text('joining:list.count', { count: applications.totalCount })}</p>
                <ul className="lines">
                  {applications.nodes.map((row) => (
                    <Line key={row.id} row={row} />
                  ))}
                </ul>
              </>
            )}
            <Pager to="/applications" search={search} page={applications.pageInfo} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

type FiltersProps = {
  readonly custodians: ApplicationsPageQuery['federation']['custodians'];
  readonly search: ReturnType<typeof route.useSearch>;
};

function Filters({ custodians, search }: FiltersProps): ReactNode {
  const text = useText();
  const any: Option = { value: '', label: text('joining:list.any') };
  const now = (name: keyof typeof search) => ({ name, defaultValue: search[name] ?? '' });
  return (
    <FilterForm search={search}>
      <TextField {...now('search')} type="search" label={text('joining:list.search')} />
      <SelectField
        {...now('state')}
        label={text('joining:list.state')}
        options={[any, ...states.map((state) => ({ value: state, label: text(`joining:state.${state}`) }))]}
      />
      <SelectField
        {...now('custodian')}
        label={text('joining:list.custodian')}
        options={[any, ...custodians.map(({ slug, name }) => ({ value: slug, label: name }))]}
      />
    </FilterForm>
  );
}

function Line({ row }: { readonly row: Row }): ReactNode {
  const text = useText();
  return (
    <li>
      <div>
        <p>
          <Link to="/applications/$id" params={{ id: row.id }}>
            {row.name ? <bdi>{row.name}</bdi> : text('joining:list.unnamed')}
          </Link>{' '}
          {row.invented && <small className="quiet">({text('joining:invented')})</small>}
        </p>
        <p className="quiet">
          {text('joining:about', { number: row.number, custodian: row.custodian.name })}
        </p>
        <Next next={row.next} custodian={row.custodian.name} isMine={row.isMine} />
      </div>
      <StateTag state={row.state} />
    </li>
  );
}
