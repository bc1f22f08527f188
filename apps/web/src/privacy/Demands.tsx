import { useState, type ReactNode } from 'react';
import { useAsk } from '../client/ask.ts';
import { useSend } from '../client/send.ts';
import { DemandsPage, EraseOnDemand, type DemandsPageQuery } from '../gql/privacy.ts';
import { useText } from '../i18n/texts.ts';
import { routeAt } from '../routing/place.ts';
import { Filled } from '../ui/Filled.tsx';
import { Form } from '../ui/Form.tsx';
import { Empty, Loaded } from '../ui/Loaded.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Page } from '../ui/Page.tsx';
import { Pager } from '../ui/Pager.tsx';
import { Instant } from '../ui/Time.tsx';
import { TextArea, TextField } from '../ui/fields.tsx';
import { Trail } from './Trail.tsx';

const route = routeAt('/admin/privacy');

/** What the secretary answers for: written demands, what became of them, and who saw whose facts. */
export function Demands(): ReactNode {
  const text = useText();
  const { after } = route.useSearch();
  const asking = useAsk(DemandsPage, { after: after ?? null });
  return (
    <Page title={text('privacy:demand.title')}>
      <h2>{text('privacy:demand.heading')}</h2>
      <Demand again={asking.again} />
      <Loaded of={asking}>
        {({ erasures, trail }) => (
          <>
            <h2>{text('privacy:demand.list')}</h2>
            <Erasures erasures={erasures} />
            <h2>{text('privacy:trail.heading')}</h2>
            <p className="quiet">{text('privacy:trail.all')}</p>
            <Trail entries={trail.nodes} ofMany />
            <Pager to="/admin/privacy" search={{ after }} page={trail.pageInfo} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Demand({ again }: { readonly again: () => void }): ReactNode {
  const text = useText();
  const erase = useSend(EraseOnDemand);
  const [done, setDone] = useState(false);
  return (
    <>
      <p>{text('privacy:demand.warning')}</p>
      <Form
        submit={text('privacy:demand.send')}
        look="danger"
        label={text('privacy:demand.heading')}
        onSubmit={async ({ who = '', reason = '' }, form) => {
          setDone(false);
          const sent = await erase({ who, reason });
          if (!sent.ok) return sent.refusal;
          form.reset();
          setDone(true);
          again();
          return null;
        }}
      >
        <TextField
          name="who"
          dir="ltr"
          autoComplete="off"
          label={text('privacy:demand.who')}
          maxLength={254}
        />
        <TextArea
          name="reason"
          rows={2}
          label={text('privacy:demand.reason')}
          hint={text('privacy:demand.reasonHint')}
          maxLength={2000}
        />
      </Form>
      {done && (
        <Notice live>
          <p>{text('privacy:demand.done')}</p>
        </Notice>
      )}
    </>
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
              <p className="quiet">{text('privacy:demand.stillNamed')}</p>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
