import { Link } from '../routing/Link.tsx';
import { routeAt } from '../routing/place.ts';
import type { ReactNode } from 'react';
import { useAsk } from '../client/ask.ts';
import { useReader } from '../client/viewer.ts';
import { DecisionsByState, DecisionsFound, type LineFragment } from '../gql/decisions.ts';
import type { DecisionState } from '../gql/ballot.ts';
import { useText } from '../i18n/texts.ts';
import { buttonLook } from '../ui/Button.tsx';
import { SelectField, TextField } from '../ui/fields.tsx';
import { FilterForm } from '../ui/FilterForm.tsx';
import { Empty, Loaded } from '../ui/Loaded.tsx';
import { Page } from '../ui/Page.tsx';
import { Pager } from '../ui/Pager.tsx';
import { DecisionLine } from './DecisionLine.tsx';

const route = routeAt('/decide');
const pageSize = 50;
const closedFirst = 10;
const states: readonly DecisionState[] = ['open', 'draft', 'closed', 'withdrawn'];

/** Every decision: what can be voted on first, then what is being written, then what was decided. */
export function Decisions(): ReactNode {
  const text = useText();
  const { viewer } = useReader();
  const search = route.useSearch();
  const isNarrowed = Object.values(search).some((value) => value);
  // Who only applies to join is told of what was decided alone, as visitors are.
  const isOutside = viewer !== undefined && viewer?.belongs !== true;
  return (
    <Page
      title={text('decide:title')}
      lead={isOutside ? text('decide:leadVisitor') : text('decide:lead')}
      actions={
        viewer?.belongs && (
          <Link to="/decide/new" className={buttonLook()}>
            {text('decide:new')}
          </Link>
        )
      }
    >
      {isNarrowed && <Filters search={search} />}
      {isNarrowed || isOutside ? <Found search={search} /> : <ByState />}
      {!isNarrowed && viewer?.belongs && (
        <section aria-labelledby="find">
          <h2 id="find">{text('decide:find')}</h2>
          <Filters search={search} />
        </section>
      )}
    </Page>
  );
}

type Search = ReturnType<typeof route.useSearch>;

function Filters({ search }: { readonly search: Search }): ReactNode {
  const text = useText();
  const options = [
    { value: '', label: text('decide:anyState') },
    ...states.map((value) => ({ value, label: text(`ballot:state.${value}`) })),
  ];
  const { state } = search;
  const isKnown = options.some(({ value }) => value === (state ?? ''));
  const unknown = { field: 'state', reason: 'decide:unknownState', details: { value: state ?? '' } };
  return (
    <FilterForm search={search} problems={isKnown ? [] : [unknown]}>
      <TextField
        name="search"
        type="search"
        label={text('decide:search')}
        defaultValue={search.search ?? ''}
      />
      <SelectField
        name="state"
        label={text('decide:stateLabel')}
        options={options}
        defaultValue={search.state ?? ''}
      />
    </FilterForm>
  );
}

function ByState(): ReactNode {
  const text = useText();
  const { viewer } = useReader();
  const asking = useAsk(DecisionsByState, { closedFirst });
  return (
    <Loaded of={asking}>
      {({ open, drafts, closed }) =>
        open.totalCount + drafts.totalCount + closed.totalCount === 0 ? (
          <Empty
            action={
              viewer?.belongs && (
                <Link to="/decide/new" className={buttonLook('main')}>
                  {text('decide:new')}
                </Link>
              )
            }
          >
            {text('decide:noneYet')}
          </Empty>
        ) : (
          <>
            <Group title={text('decide:openList')} none={text('decide:noneOpen')} lines={open.nodes} />
            {drafts.nodes.length > 0 && <Group title={text('decide:drafts')} lines={drafts.nodes} />}
            {closed.nodes.length > 0 && <Group title={text('decide:decided')} lines={closed.nodes} />}
            {closed.totalCount > closed.nodes.length && (
              <Link to="/decide" search={{ state: 'closed' }}>
                {text('decide:allDecided', { count: closed.totalCount })}
              </Link>
            )}
          </>
        )
      }
    </Loaded>
  );
}

type GroupProps = {
  readonly title: string;
  readonly none?: string;
  readonly lines: readonly LineFragment[];
};

function Group({ title, none, lines }: GroupProps): ReactNode {
  return (
    <section>
      <h2>{title}</h2>
      {lines.length === 0 ? <p className="quiet">{none}</p> : <Lines lines={lines} />}
    </section>
  );
}

function Found({ search }: { readonly search: Search }): ReactNode {
  const text = useText();
  const state = states.find((known) => known === search.state);
  const isNarrowed = Boolean(search.search || search.state);
  const asking = useAsk(DecisionsFound, {
    state,
    search: search.search,
    after: search.after,
    first: pageSize,
  });
  return (
    <Loaded of={asking}>
      {({ decisions }) => (
        <>
          <p role="status">
            {decisions.totalCount > 0
              ? text('decide:found', { count: decisions.totalCount })
              : text(isNarrowed ? 'decide:noneFound' : 'decide:noneYet')}
          </p>
          {decisions.nodes.length > 0 && <Lines lines={decisions.nodes} />}
          {decisions.nodes.length === 0 && isNarrowed && <Link to="/decide">{text('decide:clear')}</Link>}
          <Pager to="/decide" search={search} page={decisions.pageInfo} />
        </>
      )}
    </Loaded>
  );
}

function Lines({ lines }: { readonly lines: readonly LineFragment[] }): ReactNode {
  return (
    <ul className="lines">
      {lines.map((line) => (
        <DecisionLine key={line.id} line={line} />
      ))}
    </ul>
  );
}
