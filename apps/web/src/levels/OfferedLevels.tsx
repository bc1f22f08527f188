import type { ReactNode } from 'react';
import type { JoinThroughPageQuery } from '../gql/joining.ts';
import { useText } from '../i18n/texts.ts';
import { Table } from '../ui/Table.tsx';
import { useTerms } from './terms.ts';

type Level = NonNullable<JoinThroughPageQuery['joining']>['levels'][number];

/** The service levels that a custodian offers, a table for each class that has some. */
export function OfferedLevels({ levels }: { readonly levels: readonly Level[] }): ReactNode {
  const text = useText();
  const slugs = [...new Set(levels.map((level) => level.class.slug))];
  if (slugs.length === 0) return null;
  return (
    <details className="more">
      <summary>{text('levels:see')}</summary>
      <p>{text('levels:joinSays')}</p>
      {slugs.map((slug) => (
        <ForClass
          key={slug}
          levels={levels.filter((level) => level.class.slug === slug)}
          isAlone={slugs.length === 1}
        />
      ))}
    </details>
  );
}

type ForClassProps = { readonly levels: readonly Level[]; readonly isAlone: boolean };

function ForClass({ levels, isAlone }: ForClassProps): ReactNode {
  const text = useText();
  const { price, time } = useTerms();
  const name = levels[0]?.class.name ?? '';
  return (
    <>
      {!isAlone && (
        <h3>
          <bdi>{name}</bdi>
        </h3>
      )}
      <Table
        stacks
        caption={text('levels:caption', { class: name })}
        rows={levels}
        keyOf={({ id }) => id}
        columns={[
          { head: text('levels:head.level'), of: (level) => <Named level={level} /> },
          { head: text('levels:head.price'), of: (level) => <span>{price(level.price)}</span>, number: true },
          {
            head: text('levels:head.people'),
            of: ({ participantsMax }) => <span>{participantsMax}</span>,
            number: true,
          },
          {
            head: text('levels:head.time'),
            of: ({ minutesMax }) => <span>{time(minutesMax)}</span>,
            number: true,
          },
        ]}
      />
    </>
  );
}

function Named({ level: { name, description } }: { readonly level: Level }): ReactNode {
  return (
    <span dir="auto">
      {name}
      {description && (
        <>
          <br />
          <span className="quiet">{description}</span>
        </>
      )}
    </span>
  );
}
