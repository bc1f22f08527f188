import { formatPercent } from '@plenaria/i18n';
import { Link } from '../routing/Link.tsx';
import { routeAt } from '../routing/place.ts';
import { lazy, Suspense, type ReactNode } from 'react';
import { useAsk } from '../client/ask.ts';
import { useReader } from '../client/viewer.ts';
import { RecordPage, type RecordPageQuery } from '../gql/record.ts';
import { useLanguage, useText } from '../i18n/texts.ts';
import { History } from '../people/History.tsx';
import { NotFound } from '../shell/NotFound.tsx';
import { Button } from '../ui/Button.tsx';
import { Loaded, Loading } from '../ui/Loaded.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Page } from '../ui/Page.tsx';
import { Instant } from '../ui/Time.tsx';
import { Attendance } from './Attendance.tsx';
import { BallotsCast } from './BallotsCast.tsx';
import { OutcomeTag } from './OutcomeTag.tsx';
import { RecordFacts } from './RecordFacts.tsx';
import { RecordText } from './RecordText.tsx';
import { ResultFigures } from './ResultFigures.tsx';
import { Sentences } from './Sentences.tsx';
import { SettledFacts } from './SettledFacts.tsx';
import { SettleForm } from './SettleForm.tsx';
import { useKept } from './use-kept.ts';

/** The decision of a record. */
export type RecordDecision = NonNullable<RecordPageQuery['decision']>;
/** How it ended. */
export type RecordResult = NonNullable<RecordDecision['result']>;

const Verifier = lazy(async () => ({ default: (await import('./Verifier.tsx')).Verifier }));
const route = routeAt('/decide/$id/record');

/** The minutes of a decision: what was decided, by whom, how it was counted, and how anybody can check it. */
export function Record(): ReactNode {
  const text = useText();
  const { id } = route.useParams();
  const { after } = route.useSearch();
  const asking = useAsk(RecordPage, { id, after });
  const data = useKept(asking.data);
  if (!data || data.decision?.id !== id) {
    return <Loaded of={asking}>{({ decision }) => (decision ? <Loading /> : <NotFound />)}</Loaded>;
  }
  const { decision, federation } = data;
  if (decision.result) {
    return (
      <Minutes
        decision={decision}
        result={decision.result}
        federation={federation}
        after={after ?? null}
        again={asking.again}
      />
    );
  }
  return (
    <Page own title={decision.text.title}>
      <Notice>
        <p>{text('decide:noRecordYet')}</p>
        <Link to="/decide/$id" params={{ id }} search={{}}>
          {text('ballot:toProposal')}
        </Link>
      </Notice>
    </Page>
  );
}

type MinutesProps = {
  readonly decision: RecordDecision;
  readonly result: RecordResult;
  readonly federation: RecordPageQuery['federation'];
  readonly after: string | null;
  readonly again: () => void;
};

function Minutes({ decision, result, federation, after, again }: MinutesProps): ReactNode {
  const text = useText();
  const { viewer } = useReader();
  return (
    <article className="record">
      <Page
        own
        title={decision.text.title}
        lead={
          <>
            <bdi>{federation.name}</bdi>. {text('ballot:number', { number: decision.number })}.{' '}
            {decision.closedAt && <Instant at={decision.closedAt} />}
          </>
        }
        actions={<Button onClick={() => window.print()}>{text('decide:print')}</Button>}
      >
        <Outcome result={result} />
        <SettleForm decision={decision} again={again} />
        <RecordText decision={decision} />
        <section aria-labelledby="counted">
          <h2 id="counted">{text('decide:howCounted')}</h2>
          <Sentences
            of={[...result.colleges.flatMap(({ sentences }) => sentences), ...result.sentences]}
            rules={decision.rulePack.rules}
          />
          <SettledFacts decision={decision} />
          <ResultFigures result={result} rules={decision.rulePack.rules} />
        </section>
        <Attendance decision={decision} result={result} classes={federation.classes} isWhole={!after} />
        <BallotsCast decision={decision} classes={federation.classes} after={after} />
        <section aria-labelledby="rules">
          <h2 id="rules">{text('decide:rule')}</h2>
          <p className="quiet" dir="auto">
            {text('decide:ruleVersion', { name: decision.rulePack.name, version: decision.rulePack.version })}
          </p>
          <Sentences of={decision.rulesInWords} />
        </section>
        {viewer?.belongs && <RollChanges decision={decision} />}
        <RecordFacts decision={decision} />
        <Suspense fallback={<Loading />}>
          <Verifier decision={decision} />
        </Suspense>
      </Page>
    </article>
  );
}

/** How it ended, in a sentence before any number. */
function Outcome({ result }: { readonly result: RecordResult }): ReactNode {
  const text = useText();
  const language = useLanguage();
  return (
    <div className="outcome">
      <p>
        <OutcomeTag outcome={result.outcome} awaits={result.awaits} />
      </p>
      <p>
        {text('decide:outcomeLine', {
          yes: formatPercent(result.yesDisplay, language),
          no: formatPercent(result.noDisplay, language),
          abstain: formatPercent(result.abstainDisplay, language),
        })}{' '}
        {text('decide:tookPart', { count: result.cast, eligible: result.eligible })}
        {result.quorumReached !== null &&
          ` ${result.quorumReached ? text('decide:quorumReached') : text('decide:quorumMissed')}`}
      </p>
    </div>
  );
}

/** What has happened to the members on the roll since it was fixed, which changed nothing here. */
function RollChanges({ decision: { rollChanges } }: { readonly decision: RecordDecision }): ReactNode {
  const text = useText();
  return (
    <section aria-labelledby="changes">
      <h2 id="changes">{text('decide:rollChanges')}</h2>
      <p>{text('decide:rollChangesMean')}</p>
      {rollChanges.length === 0 ? (
        <p className="quiet">{text('decide:noRollChanges')}</p>
      ) : (
        <History events={rollChanges} />
      )}
    </section>
  );
}
