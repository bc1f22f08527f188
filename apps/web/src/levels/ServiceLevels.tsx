import type { ReactNode } from 'react';
import { useAsk } from '../client/ask.ts';
import { useHasRole } from '../client/viewer.ts';
import { ServiceLevelsPage, type ServiceLevelsPageQuery } from '../gql/levels.ts';
import { useText } from '../i18n/texts.ts';
import { Span } from '../people/Span.tsx';
import { Link } from '../routing/Link.tsx';
import { ActDialogs, type Act } from '../ui/ActDialogs.tsx';
import { Filled } from '../ui/Filled.tsx';
import { Empty, Loaded } from '../ui/Loaded.tsx';
import { Page } from '../ui/Page.tsx';
import { Tag } from '../ui/Tag.tsx';
import { Day } from '../ui/Time.tsx';
import { AddForm, ChangeForm, EndForm } from './LevelForms.tsx';
import { useTerms } from './terms.ts';

/** What the forms of this page know: the levels, and which custodians and classes there are. */
export type KnownLevels = ServiceLevelsPageQuery;
/** A level with every version of it. */
export type LevelTold = KnownLevels['serviceLevels'][number];
/** What a level gives and costs from a day on. */
export type VersionTold = LevelTold['versions'][number];

/** The service levels: what they give and cost now, what they did before and will, and why. */
export function ServiceLevels(): ReactNode {
  const text = useText();
  const isSecretary = useHasRole('secretary');
  const asking = useAsk(ServiceLevelsPage, {});
  return (
    <Page title={text('levels:title')} lead={text('levels:says')}>
      <p>{text('levels:order')}</p>
      <Loaded of={asking}>
        {(known) => (
          <>
            {isSecretary && (
              <ActDialogs
                said={text('levels:done')}
                onDone={asking.again}
                acts={[
                  {
                    name: 'add',
                    title: text('levels:add'),
                    form: (tools) => <AddForm known={known} {...tools} />,
                  },
                ]}
              />
            )}
            {known.serviceLevels.length === 0 && <Empty>{text('levels:none')}</Empty>}
            {known.serviceLevels.map((told) => (
              <Told key={told.id} told={told} known={known} onDone={asking.again} />
            ))}
          </>
        )}
      </Loaded>
    </Page>
  );
}

type ToldProps = { readonly told: LevelTold; readonly known: KnownLevels; readonly onDone: () => void };

function Told({ told, known, onDone }: ToldProps): ReactNode {
  const text = useText();
  const isSecretary = useHasRole('secretary');
  const { slug, custodian, lastDay, endReason, holders, versions } = told;
  const shown = versions.find(({ when }) => when === 'now') ?? versions[0];
  const change: Act = {
    name: 'change',
    title: text('levels:change'),
    form: (tools) => <ChangeForm told={told} known={known} {...tools} />,
  };
  const end: Act = {
    name: 'end',
    title: text('levels:end'),
    look: 'danger',
    form: (tools) => <EndForm told={told} {...tools} />,
  };
  const whose = custodian?.name ?? text('levels:everyCustodian');
  return (
    <section aria-label={`${shown?.name ?? slug} (${slug}, ${whose})`}>
      <h2>
        <bdi>{shown?.name ?? slug}</bdi>
      </h2>
      <p className="quiet">
        <bdi>{told.class.name}</bdi> · <bdi>{whose}</bdi> · {text('levels:holders', { count: holders })}
        {lastDay !== null && (
          <>
            {' · '}
            <Filled says="levels:until" places={{ day: <Day day={lastDay} /> }} />
          </>
        )}
      </p>
      {endReason && <p dir="auto">{endReason}</p>}
      <ul className="lines" aria-label={text('levels:overTime')}>
        {versions.map((version) => (
          <Version key={version.id} version={version} />
        ))}
      </ul>
      {isSecretary && lastDay === null && (
        <ActDialogs said={text('levels:done')} onDone={onDone} acts={[change, end]} />
      )}
    </section>
  );
}

function Version({ version }: { readonly version: VersionTold }): ReactNode {
  const text = useText();
  const { aMonth, gives } = useTerms();
  const { description, from, to, when, reason, recordedBy, decisionId, decisionNumber } = version;
  return (
    <li>
      <div>
        <p>
          <b>{aMonth(version.price)}</b> · {gives(version)}
        </p>
        {description && (
          <p className="quiet" dir="auto">
            {description}
          </p>
        )}
        <p className="quiet">
          <Span from={from} to={to} />
          {recordedBy && (
            <>
              {' · '}
              <bdi>{recordedBy.name}</bdi>
            </>
          )}
        </p>
        {decisionId && (
          <p>
            <Link to="/decide/$id/record" params={{ id: decisionId }}>
              {text('levels:adoptedBy', { number: decisionNumber ?? 0 })}
            </Link>
          </p>
        )}
        {reason && <p dir="auto">{reason}</p>}
      </div>
      <Tag mark={when === 'now' ? 'agree' : when === 'later' ? 'wait' : 'quiet'}>
        {when === 'now'
          ? text('levels:now')
          : when === 'later'
            ? text('levels:later')
            : text('levels:before')}
      </Tag>
    </li>
  );
}
