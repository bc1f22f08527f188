import { Link } from '../routing/Link.tsx';
import { routeAt } from '../routing/place.ts';
import type { ReactNode } from 'react';
import { useAsk } from '../client/ask.ts';
import { useReader, type Viewer } from '../client/viewer.ts';
import { BallotPage, type BallotPageQuery } from '../gql/ballot.ts';
import { useText } from '../i18n/texts.ts';
import { NotFound } from '../shell/NotFound.tsx';
import { buttonLook } from '../ui/Button.tsx';
import { Loaded, Loading } from '../ui/Loaded.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Page } from '../ui/Page.tsx';
import { AllRules, BallotFacts } from './BallotFacts.tsx';
import { LiveTurnout } from './LiveTurnout.tsx';
import { Paper } from './Paper.tsx';
import { Question } from './Question.tsx';
import { StateTag } from './StateTag.tsx';
import { useKept } from './use-kept.ts';

/** The decision of a ballot page. */
export type BallotDecision = NonNullable<BallotPageQuery['decision']>;

const route = routeAt('/decide/$id/ballot');

/** What is asked, my vote and its weight, until when, and what passes. */
export function Ballot(): ReactNode {
  const { id } = route.useParams();
  return <BallotOf key={id} id={id} />;
}

function BallotOf({ id }: { readonly id: string }): ReactNode {
  const asking = useAsk(BallotPage, { id });
  const data = useKept(asking.data);
  if (!data) return <Loaded of={asking}>{() => null}</Loaded>;
  if (!data.decision) return <NotFound />;
  return <BallotSheet decision={data.decision} />;
}

function BallotSheet({ decision }: { readonly decision: BallotDecision }): ReactNode {
  const text = useText();
  // A ballot being filled in stays, also while it is asked again who reads.
  const viewer = useKept(useReader().viewer ?? undefined);
  const { text: words, state } = decision;
  return (
    <div className="ballot">
      <Page
        own
        title={words.title}
        lead={
          <>
            {text('ballot:number', { number: decision.number })} <StateTag state={state} />
          </>
        }
      >
        <Question words={words} originalLanguage={decision.originalLanguage} />
        <BallotFacts decision={decision} />
        {viewer ? <Papers decision={decision} viewer={viewer} /> : <Loading />}
      </Page>
    </div>
  );
}

type PapersProps = { readonly decision: BallotDecision; readonly viewer: Viewer };

/** Each vote that its reader has, and below what can be known about the others. */
function Papers({ decision, viewer }: PapersProps): ReactNode {
  const text = useText();
  const reader = { accountId: viewer.accountId, personId: viewer.person.id };
  return (
    <>
      {decision.myBallots.map((paper) => (
        <Paper key={paper.memberId} paper={paper} decision={decision} reader={reader} />
      ))}
      <WhyNoPaper decision={decision} />
      <LiveTurnout decision={decision} />
      <AllRules decision={decision} />
      <p className="no-print">
        <Link to="/decide/$id" params={{ id: decision.id }}>
          {text('ballot:toProposal')}
        </Link>
      </p>
    </>
  );
}

/** Why there is nothing to fill in, and where to go instead. */
function WhyNoPaper({
  decision: { id, state, myBallots },
}: {
  readonly decision: BallotDecision;
}): ReactNode {
  const text = useText();
  if (state === 'closed') {
    return (
      <Notice>
        <p>{text('ballot:isClosed')}</p>
        <Link to="/decide/$id/record" params={{ id }} search={{}} className={buttonLook('main')}>
          {text('ballot:toRecord')}
        </Link>
      </Notice>
    );
  }
  if (state === 'withdrawn') return <Notice>{<p>{text('ballot:isWithdrawn')}</p>}</Notice>;
  if (state === 'draft') return <Notice kind="wait">{<p>{text('ballot:isDraft')}</p>}</Notice>;
  if (myBallots.length > 0) return null;
  return (
    <Notice>
      <p>{text('ballot:noPaper')}</p>
    </Notice>
  );
}
