import type { ReactNode } from 'react';
import { useAsk, type Asking } from '../client/ask.ts';
import { Sentences } from '../decide/Sentences.tsx';
import {
  ElectoratePage,
  ElectorateWords,
  type ElectoratePageQuery,
  type ElectorateStanding,
} from '../gql/electorate.ts';
import { useText } from '../i18n/texts.ts';
import { routeAt } from '../routing/place.ts';
import { Facts } from '../ui/Facts.tsx';
import { SelectField } from '../ui/fields.tsx';
import { FilterForm } from '../ui/FilterForm.tsx';
import type { Problem } from '../ui/form-state.ts';
import { Loaded } from '../ui/Loaded.tsx';
import { Page } from '../ui/Page.tsx';
import { Pager } from '../ui/Pager.tsx';
import { Day } from '../ui/Time.tsx';
import { ElectorateLines } from './ElectorateLines.tsx';
import { DayField } from './DayField.tsx';
import { today } from './today.ts';
import { wrongFilters } from './wrong-filters.ts';

type Told = NonNullable<ElectoratePageQuery['electorate']>;
type Search = ReturnType<typeof route.useSearch>;
type Rules = readonly { readonly slug: string; readonly name: string }[];

const route = routeAt('/who-may-vote');
const pageSize = 50;
const standings: readonly ElectorateStanding[] = ['votes', 'excluded', 'unspoken'];

/** Who may vote under a rule on a day, with the arithmetic: the roll before there is a decision to have it. */
export function WhoMayVote(): ReactNode {
  const text = useText();
  const search = route.useSearch();
  const words = useAsk(ElectorateWords, {});
  const standing = standings.find((known) => known === search.standing);
  const pause = wrongFilters(search, { standing: standings }).length > 0;
  const asking = useAsk(ElectoratePage, { ...search, standing, first: pageSize }, { pause });
  return (
    <Page title={text('people:may.title')} lead={text('people:may.lead')}>
      <Loaded of={words}>
        {({ rulePacks }) => {
          const rule = rulePacks.map(({ slug }) => slug);
          const problems = wrongFilters(search, { rule, standing: standings });
          return (
            <>
              <Filters rules={rulePacks} search={search} problems={problems} />
              {problems.length === 0 ? (
                <Found asking={asking} search={search} />
              ) : (
                <p className="notice problem" role="alert">
                  {text('people:filter.wrong')}
                </p>
              )}
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}

type FiltersProps = {
  readonly rules: Rules;
  readonly search: Search;
  readonly problems: readonly Problem[];
};

function Filters({ rules, search, problems }: FiltersProps): ReactNode {
  const text = useText();
  const shown = [
    { value: '', label: text('people:may.everyone') },
    ...standings.map((value) => ({ value, label: text(`people:may.${value}`) })),
  ];
  return (
    <FilterForm search={search} problems={problems}>
      <SelectField
        name="rule"
        label={text('people:may.rule')}
        options={rules.map(({ slug, name }) => ({ value: slug, label: name }))}
        defaultValue={search.rule ?? rules[0]?.slug}
      />
      <DayField name="asOf" label={text('people:asOfField')} defaultValue={search.asOf ?? today()} />
      <SelectField
        name="standing"
        label={text('people:may.show')}
        options={shown}
        defaultValue={search.standing ?? ''}
      />
    </FilterForm>
  );
}

type FoundProps = { readonly asking: Asking<ElectoratePageQuery>; readonly search: Search };

function Found({ asking, search }: FoundProps): ReactNode {
  const text = useText();
  return (
    <Loaded of={asking}>
      {({ electorate }) =>
        electorate ? (
          <>
            <Sums told={electorate} />
            <h2>{text('people:may.list')}</h2>
            {electorate.lines.nodes.length === 0 ? (
              <p className="quiet">{text('people:may.none')}</p>
            ) : (
              <ElectorateLines rows={electorate.lines.nodes} asOf={search.asOf} />
            )}
            <Pager to="/who-may-vote" search={search} page={electorate.lines.pageInfo} />
          </>
        ) : (
          <p className="quiet">{text('people:may.noRule')}</p>
        )
      }
    </Loaded>
  );
}

/** How many, and what each of their votes weighs. */
function Sums({ told }: { readonly told: Told }): ReactNode {
  const text = useText();
  return (
    <>
      <Facts
        facts={[
          { label: text('people:may.rule'), value: <bdi>{told.rulePack.name}</bdi> },
          { label: text('people:asOfField'), value: <Day day={told.asOf} /> },
          { label: text('people:may.members'), value: told.members },
          { label: text('people:may.votes'), value: told.electors },
          { label: text('people:may.excluded'), value: told.excluded },
          { label: text('people:may.unspoken'), value: told.unspoken },
        ]}
      />
      <h2>{text('people:may.arithmetic')}</h2>
      <Sentences of={told.inWords} />
      <p className="quiet">{text('people:may.arithmeticHint')}</p>
      <details className="more">
        <summary>{text('people:may.ruleInWords')}</summary>
        <Sentences of={told.rulePack.inWords} />
      </details>
    </>
  );
}
