import type { ReactNode } from 'react';
import { useAsk } from '../client/ask.ts';
import { DocumentAcceptancesPage, type DocumentAcceptancesPageQuery } from '../gql/documents.ts';
import { languageName } from '../i18n/language-name.ts';
import { useLanguage, useText } from '../i18n/texts.ts';
import { Link } from '../routing/Link.tsx';
import { routeAt } from '../routing/place.ts';
import { NotFound } from '../shell/NotFound.tsx';
import { FilterForm } from '../ui/FilterForm.tsx';
import { Filled } from '../ui/Filled.tsx';
import { SelectField } from '../ui/fields.tsx';
import { Empty, Loaded } from '../ui/Loaded.tsx';
import { Page } from '../ui/Page.tsx';
import { PageOnlyFor } from '../ui/PageOnlyFor.tsx';
import { Pager } from '../ui/Pager.tsx';
import { Table } from '../ui/Table.tsx';
import { Instant } from '../ui/Time.tsx';

type Row = NonNullable<DocumentAcceptancesPageQuery['documentAcceptances']>['nodes'][number];
type Document = NonNullable<DocumentAcceptancesPageQuery['agreement']>;

const route = routeAt('/admin/documents/$slug/acceptances');
const pageSize = 50;

/** Who agreed to a document, for whoever keeps it, and of what members sign for each custodian of its own: to which
 *  version, for whom, when, and what was taken back. */
export function DocumentAcceptances(): ReactNode {
  const text = useText();
  return (
    <PageOnlyFor whoIs="keeper" title={text('agreements:admin.acceptances')}>
      <Found />
    </PageOnlyFor>
  );
}

function Found(): ReactNode {
  const text = useText();
  const { slug } = route.useParams();
  const search = route.useSearch();
  const version = /^[1-9]\d{0,8}$/.test(search.version ?? '') ? Number(search.version) : null;
  const asking = useAsk(DocumentAcceptancesPage, { ...search, slug, version, first: pageSize });
  return (
    <Loaded of={asking}>
      {({ agreement: document, keptDocuments, documentAcceptances }) => {
        if (!document || !documentAcceptances) return <NotFound />;
        const isKept = keptDocuments.some((kept) => kept.slug === slug);
        const { nodes, pageInfo, totalCount } = documentAcceptances;
        return (
          <Page
            title={text('agreements:admin.acceptances')}
            lead={<Back document={document} isKept={isKept} />}
          >
            <Versions document={document} search={search} />
            {nodes.length === 0 ? (
              <Empty>{text('agreements:admin.noAcceptances')}</Empty>
            ) : (
              <>
                <p role="status">{text('agreements:admin.acceptanceCount', { count: totalCount })}</p>
                <Rows rows={nodes.filter(({ acceptance }) => acceptance.withdrawal !== null)} />
                <Standing rows={nodes.filter(({ acceptance }) => acceptance.withdrawal === null)} />
              </>
            )}
            <Pager to={`/admin/documents/${slug}/acceptances`} search={search} page={pageInfo} />
          </Page>
        );
      }}
    </Loaded>
  );
}

type BackProps = { readonly document: Document; readonly isKept: boolean };

/** To where whoever keeps it writes it; others read it. */
function Back({ document: { slug, versions }, isKept }: BackProps): ReactNode {
  return (
    <Link to={isKept ? '/admin/documents/$slug' : '/agreements/$slug'} params={{ slug }}>
      <bdi>{versions[0]?.text?.title ?? slug}</bdi>
    </Link>
  );
}

type VersionsProps = { readonly document: Document; readonly search: ReturnType<typeof route.useSearch> };

function Versions({ document, search }: VersionsProps): ReactNode {
  const text = useText();
  return (
    <FilterForm search={search}>
      <SelectField
        name="version"
        label={text('agreements:version')}
        defaultValue={search.version ?? ''}
        options={[
          { value: '', label: text('agreements:admin.allVersions') },
          ...document.versions.map(({ number }) => ({
            value: String(number),
            label: text('agreements:versionNumber', { version: number }),
          })),
        ]}
      />
    </FilterForm>
  );
}

/** What stands needs a line only. */
function Standing({ rows }: { readonly rows: readonly Row[] }): ReactNode {
  const text = useText();
  const reader = useLanguage();
  if (rows.length === 0) return null;
  return (
    <>
      <h2>{text('agreements:evidence.standing')}</h2>
      <ul className="lines">
        {rows.map(({ acceptance: { id, person, at, language }, forWhom, version }) => (
          <li key={id}>
            <p>
              <Link to="/acceptances/$id" params={{ id }}>
                <bdi>{person.name}</bdi>
              </Link>
              {forWhom && ` · ${text('agreements:forMember', { member: forWhom })}`}{' '}
              <span className="quiet">
                · {text('agreements:versionNumber', { version })} · <Instant at={at} short /> ·{' '}
                {languageName(language, reader)}
              </span>
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

function Rows({ rows }: { readonly rows: readonly Row[] }): ReactNode {
  const text = useText();
  const reader = useLanguage();
  if (rows.length === 0) return null;
  return (
    <Table
      stacks
      caption={text('agreements:admin.acceptancesCaption')}
      rows={rows}
      keyOf={({ acceptance }) => acceptance.id}
      columns={[
        {
          head: text('agreements:evidence.who'),
          of: ({ acceptance: { id, person } }) => (
            <Link to="/acceptances/$id" params={{ id }}>
              <bdi>{person.name}</bdi>
            </Link>
          ),
        },
        {
          head: text('agreements:evidence.forWhom'),
          of: ({ forWhom }) => (forWhom ? <bdi>{forWhom}</bdi> : text('agreements:evidence.forSelf')),
        },
        {
          head: text('agreements:version'),
          of: ({ version }) => version,
          number: true,
        },
        {
          head: text('agreements:evidence.when'),
          of: ({ acceptance }) => <Instant at={acceptance.at} short />,
        },
        {
          head: text('agreements:evidence.language'),
          of: ({ acceptance }) => languageName(acceptance.language, reader),
        },
        {
          head: text('agreements:evidence.state'),
          of: ({ acceptance }) => <Stands acceptance={acceptance} />,
        },
      ]}
    />
  );
}

function Stands({ acceptance: { withdrawal } }: Pick<Row, 'acceptance'>): ReactNode {
  const text = useText();
  if (!withdrawal) return text('agreements:evidence.stands');
  return (
    <Filled
      says="agreements:admin.withdrawnBecause"
      places={{ when: <Instant at={withdrawal.at} short />, reason: <bdi>{withdrawal.reason}</bdi> }}
    />
  );
}
