import { Link } from '../routing/Link.tsx';
import { routeAt } from '../routing/place.ts';
import { lazy, Suspense, type ReactNode } from 'react';
import { useAsk } from '../client/ask.ts';
import { ProposalPage, type ProposalPageQuery } from '../gql/proposal.ts';
import { useText } from '../i18n/texts.ts';
import { NotFound } from '../shell/NotFound.tsx';
import { buttonLook } from '../ui/Button.tsx';
import { Facts } from '../ui/Facts.tsx';
import { Filled } from '../ui/Filled.tsx';
import { Loaded, Loading } from '../ui/Loaded.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Page } from '../ui/Page.tsx';
import { Instant, Relative } from '../ui/Time.tsx';
import { ClassDeclarations } from './ClassDeclarations.tsx';
import { LiveTurnout } from './LiveTurnout.tsx';
import { ProposalText } from './ProposalText.tsx';
import { RollSummary } from './RollSummary.tsx';
import { Sentences } from './Sentences.tsx';
import { StateTag } from './StateTag.tsx';
import { useKept } from './use-kept.ts';

/** The decision of a proposal page. */
export type ProposalDecision = NonNullable<ProposalPageQuery['decision']>;

const Talk = lazy(async () => ({ default: (await import('./Talk.tsx')).Talk }));
const route = routeAt('/decide/$id');

/** A decision before and while it is voted on: its text, what was said about it, its rules, and who may vote. */
export function Proposal(): ReactNode {
  const { id } = route.useParams();
  return <ProposalOf key={id} id={id} />;
}

function ProposalOf({ id }: { readonly id: string }): ReactNode {
  const asking = useAsk(ProposalPage, { id });
  const data = useKept(asking.data);
  if (!data) return <Loaded of={asking}>{() => null}</Loaded>;
  if (!data.decision) return <NotFound />;
  return <ProposalSheet decision={data.decision} federation={data.federation} again={asking.again} />;
}

type SheetProps = {
  readonly decision: ProposalDecision;
  readonly federation: ProposalPageQuery['federation'];
  /** Asks again: the first comment of all is no change of anything that is already here. */
  readonly again: () => void;
};

function ProposalSheet({ decision, federation, again }: SheetProps): ReactNode {
  const text = useText();
  const { text: address } = route.useSearch();
  return (
    <Page
      own
      title={decision.text.title}
      lead={
        <>
          {text('ballot:number', { number: decision.number })} <StateTag state={decision.state} />
        </>
      }
      actions={<MainAction decision={decision} />}
    >
      <WhereItStands decision={decision} />
      <ProposalText decision={decision} chosen={address} />
      <section aria-labelledby="rules">
        <h2 id="rules">{text('decide:rule')}</h2>
        <p className="quiet" dir="auto">
          {text('decide:ruleVersion', { name: decision.rulePack.name, version: decision.rulePack.version })}
        </p>
        <Sentences of={decision.rulesInWords} />
      </section>
      <ClassDeclarations decision={decision} classes={federation.classes} />
      <LiveTurnout decision={decision} />
      <RollSummary decision={decision} classes={federation.classes} />
      <Suspense fallback={<Loading />}>
        <Talk decision={decision} languages={federation.languages} again={again} />
      </Suspense>
    </Page>
  );
}

function MainAction({ decision }: { readonly decision: ProposalDecision }): ReactNode {
  const text = useText();
  const params = { id: decision.id };
  if (decision.state === 'closed') {
    return (
      <Link to="/decide/$id/record" params={params} search={{}} className={buttonLook('main')}>
        {text('ballot:toRecord')}
      </Link>
    );
  }
  if (decision.state !== 'open' || decision.myBallots.length === 0) return null;
  const hasVoted = decision.myBallots.every(({ ballot }) => ballot);
  return (
    <Link to="/decide/$id/ballot" params={params} className={buttonLook(hasVoted ? undefined : 'main')}>
      {hasVoted ? text('decide:yourVote') : text('decide:voteVerb')}
    </Link>
  );
}

function WhereItStands({ decision }: { readonly decision: ProposalDecision }): ReactNode {
  const text = useText();
  const { state, closesAt, openedAt, closedAt, withdrawnAt, withdrawnReason } = decision;
  return (
    <>
      {state === 'withdrawn' && (
        <Notice>
          <p>{text('ballot:isWithdrawn')}</p>
          {withdrawnReason?.split(/\n{2,}/).map((paragraph) => (
            <p key={paragraph} dir="auto">
              {paragraph}
            </p>
          ))}
        </Notice>
      )}
      <Facts
        facts={[
          {
            label: text('decide:proposedBy'),
            value: (
              <Filled
                says="decide:byAt"
                places={{
                  name: <bdi>{decision.author.name}</bdi>,
                  when: <Instant at={decision.createdAt} short />,
                }}
              />
            ),
          },
          { label: text('decide:openedAt'), value: openedAt && <Instant at={openedAt} /> },
          {
            label: text('ballot:votingEnds'),
            value: state === 'open' && closesAt && (
              <>
                <Instant at={closesAt} /> · <Relative at={closesAt} />
              </>
            ),
          },
          { label: text('decide:closedAt'), value: closedAt && <Instant at={closedAt} /> },
          { label: text('decide:withdrawnAt'), value: withdrawnAt && <Instant at={withdrawnAt} /> },
        ]}
      />
    </>
  );
}
