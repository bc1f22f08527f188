import { formatDay } from '@plenaria/i18n';
import { DIVERSITY_DIMENSIONS } from '@plenaria/membership';
import type { ReactNode } from 'react';
import { useAsk } from '../client/ask.ts';
import { FiguresPage, type FiguresPageQuery } from '../gql/diversity.ts';
import { useLanguage, useText } from '../i18n/texts.ts';
import { Link } from '../routing/Link.tsx';
import { Empty, Loaded } from '../ui/Loaded.tsx';
import { Page } from '../ui/Page.tsx';
import { Table } from '../ui/Table.tsx';
import { useGroup } from './choice.ts';

type Snapshot = FiguresPageQuery['diversitySnapshots'][number];

/** Who takes part, quarter by quarter, and how the figures are made so that nobody is found in them. */
export function Figures(): ReactNode {
  const text = useText();
  const asking = useAsk(FiguresPage, {});
  return (
    <Page title={text('diversity:figures.title')} lead={text('diversity:figures.lead')}>
      <p>
        <Link to="/me/diversity">{text('diversity:figures.mine')}</Link>
      </p>
      <Loaded of={asking}>
        {({ diversitySnapshots }) =>
          diversitySnapshots.length === 0 ? (
            <Empty>{text('diversity:figures.none')}</Empty>
          ) : (
            diversitySnapshots.map((snapshot) => <Quarter key={snapshot.quarter} snapshot={snapshot} />)
          )
        }
      </Loaded>
      <h2>{text('diversity:figures.how')}</h2>
      <p>{text('diversity:figures.how.says')}</p>
      <p>{text('diversity:figures.lag.says')}</p>
    </Page>
  );
}

function Quarter({ snapshot }: { readonly snapshot: Snapshot }): ReactNode {
  const { quarter, until, frozenOn, people, figures } = snapshot;
  const text = useText();
  const language = useLanguage();
  const period = text('diversity:figures.quarter', {
    from: formatDay(quarter, language),
    until: formatDay(until, language),
  });
  return (
    <section>
      <h2>{period}</h2>
      <p>{people > 0 ? text('diversity:figures.all', { people }) : text('diversity:figures.tooFew')}</p>
      <Sentences figures={figures} />
      {figures.length > 0 && (
        <details className="more">
          <summary>{text('diversity:figures.table')}</summary>
          <FiguresTable caption={period} figures={figures} />
        </details>
      )}
      <p className="quiet">{text('diversity:figures.frozen', { day: formatDay(frozenOn, language) })}</p>
    </section>
  );
}

type FiguresProps = { readonly figures: Snapshot['figures'] };

/** One sentence for each answer, under its question. Pairs of answers stand in the table. */
function Sentences({ figures }: FiguresProps): ReactNode {
  const text = useText();
  const groupIn = useGroup();
  return DIVERSITY_DIMENSIONS.map((dimension) => {
    const told = figures.flatMap(({ parts, people }) => {
      const [part, other] = parts;
      return part && !other && part.dimension === dimension ? [{ choice: part.choice, people }] : [];
    });
    if (told.length === 0) return null;
    return (
      <div key={dimension}>
        <h3>{text(`diversity:${dimension}`)}</h3>
        <ul>
          {told.map(({ choice, people }) => (
            <li key={choice}>
              {text('diversity:figures.told', { group: groupIn(dimension, choice), people })}
            </li>
          ))}
        </ul>
      </div>
    );
  });
}

function FiguresTable({ caption, figures }: FiguresProps & { readonly caption: string }): ReactNode {
  const text = useText();
  const groupIn = useGroup();
  const nameOf = ({ parts }: Snapshot['figures'][number]): string =>
    parts.map(({ dimension, choice }) => groupIn(dimension, choice)).join(' · ');
  return (
    <Table
      caption={caption}
      rows={figures}
      keyOf={nameOf}
      columns={[
        { head: text('diversity:figures.who'), of: nameOf },
        { head: text('diversity:figures.people'), of: ({ people }) => people, number: true },
      ]}
    />
  );
}
