import type { ReactNode } from 'react';
import { useAsk } from '../client/ask.ts';
import { useSend } from '../client/send.ts';
import { DemandsPage, EraseOnDemand, type DemandsPageQuery } from '../gql/privacy.ts';
import { useText } from '../i18n/texts.ts';
import { routeAt } from '../routing/place.ts';
import { ActDialogs, type ActTools } from '../ui/ActDialogs.tsx';
import { Filled } from '../ui/Filled.tsx';
import { Form } from '../ui/Form.tsx';
import { Empty, Loaded } from '../ui/Loaded.tsx';
import { OnlyFor } from '../ui/OnlyFor.tsx';
import { Page } from '../ui/Page.tsx';
import { Pager } from '../ui/Pager.tsx';
import { Instant } from '../ui/Time.tsx';
import { TextArea, TextField } from '../ui/fields.tsx';
import { Trail } from './Trail.tsx';

const route = routeAt('/admin/privacy');

/** What the secretary answers for: who saw whose facts, what became of written demands, and following one. */
export function Demands(): ReactNode {
  const text = useText();
  return (
    <Page title={text('privacy:demand.title')}>
      <OnlyFor whoIs="secretary">
        <All />
      </OnlyFor>
    </Page>
  );
}

function All(): ReactNode {
  const text = useText();
  const { after } = route.useSearch();
  const asking = useAsk(DemandsPage, { after: after ?? null });
  return (
    <>
      <ActDialogs
        said={text('privacy:demand.done')}
        onDone={asking.again}
        acts={[
          {
            name: 'demand',
            title: text('privacy:demand.heading'),
            look: 'danger',
            form: (tools) => <Demand {...tools} />,
          },
        ]}
      />
      <Loaded of={asking}>
        {({ erasures, trail }) => (
          <>
            <h2>{text('privacy:trail.heading')}</h2>
            <p className="quiet">{text('privacy:trail.all')}</p>
            <Trail entries={trail.nodes} ofMany />
            <Pager to="/admin/privacy" search={{ after }} page={trail.pageInfo} />
            <h2>{text('privacy:demand.list')}</h2>
            <Erasures erasures={erasures} />
          </>
        )}
      </Loaded>
    </>
  );
}

function Demand({ beside, after }: ActTools): ReactNode {
  const text = useText();
  const erase = useSend(EraseOnDemand);
  return (
    <Form
      submit={text('privacy:demand.send')}
      look="danger"
      label={text('privacy:demand.heading')}
      beside={beside}
      onSubmit={async ({ who = '', reason = '' }) => after(await erase({ who, reason }))}
    >
      <p>{text('privacy:demand.warning')}</p>
      <TextField name="who" dir="ltr" autoComplete="off" label={text('privacy:demand.who')} maxLength={254} />
      <TextArea
        name="reason"
        rows={2}
        label={text('privacy:demand.reason')}
        hint={text('privacy:demand.reasonHint')}
        maxLength={2000}
      />
    </Form>
  );
}

function Erasures({ erasures }: { readonly erasures: DemandsPageQuery['erasures'] }): ReactNode {
  const text = useText();
  if (erasures.length === 0) return <Empty>{text('privacy:trail.none')}</Empty>;
  return (
    <ul className="lines">
      {erasures.map(({ id, pseudonym, dueAt, doneAt, reason, stillNamed }) => (
        <li key={id}>
          <div>
            <p>
              <bdi>{pseudonym}</bdi> ·{' '}
              <Filled
                says={doneAt ? 'privacy:demand.doneAt' : 'privacy:demand.waits'}
                places={{ at: <Instant at={doneAt ?? dueAt} short /> }}
              />
            </p>
            {reason && <p dir="auto">{reason}</p>}
            {Object.keys(stillNamed as object).length > 0 && (
              <p className="quiet">{text('privacy:demand.stillNamedWhere')}</p>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
