import { Link } from '../routing/Link.tsx';
import type { ReactNode } from 'react';
import { useSpoken, useText } from '../i18n/texts.ts';
import { Empty } from '../ui/Loaded.tsx';
import { Table } from '../ui/Table.tsx';
import { Tag, type Mark } from '../ui/Tag.tsx';
import type { Previews } from './preview.ts';
import { Sentences } from './Sentences.tsx';

/** Past decisions, side by side: what they were, and what they would have been. */
export function Past({ previews }: { readonly previews: Previews }): ReactNode {
  const text = useText();
  return (
    <>
      <h3>{text('admin:rule.previewTitle')}</h3>
      {previews.length === 0 ? (
        <Empty>{text('admin:rule.previewEmpty')}</Empty>
      ) : (
        <Table
          stacks
          caption={text('admin:rule.previewCaption')}
          rows={previews}
          keyOf={({ decision }) => decision.id}
          columns={[
            { head: text('admin:rule.decision'), of: ({ decision }) => <DecisionLink decision={decision} /> },
            { head: text('admin:rule.was'), of: ({ was }) => <Outcome outcome={was} /> },
            { head: text('admin:rule.wouldBe'), of: (row) => <WouldBe row={row} /> },
          ]}
        />
      )}
    </>
  );
}

type Row = Previews[number];

function DecisionLink({ decision }: { readonly decision: Row['decision'] }): ReactNode {
  const path: string = `/decide/${decision.id}`;
  return (
    <Link to={path}>
      {decision.number}. <bdi>{decision.title}</bdi>
    </Link>
  );
}

function WouldBe({ row: { was, wouldBe, sentences } }: { readonly row: Row }): ReactNode {
  const text = useText();
  return (
    <>
      <Outcome outcome={wouldBe} />{' '}
      {was === wouldBe && <span className="quiet">({text('admin:rule.same')})</span>}
      {sentences.length > 0 && (
        <details className="more">
          <summary>{text('admin:rule.why')}</summary>
          <Sentences sentences={sentences} />
        </details>
      )}
    </>
  );
}

const marks: Readonly<Record<string, Mark>> = { adopted: 'agree', rejected: 'disagree' };

function Outcome({ outcome }: { readonly outcome: string }): ReactNode {
  const spoken = useSpoken();
  return <Tag mark={marks[outcome] ?? 'abstain'}>{spoken('admin', `outcome.${outcome}`) ?? outcome}</Tag>;
}
