import type { TextKey } from '@plenaria/i18n';
import { isWaiting, versionFor, type DutyState } from '@plenaria/agreements';
import type { ReactNode } from 'react';
import { useAsk } from '../client/ask.ts';
import { useReader } from '../client/viewer.ts';
import { AgreementsPage, type AgreementsPageQuery, type StandingFragment } from '../gql/agreements.ts';
import { useText } from '../i18n/texts.ts';
import { today } from '../people/today.ts';
import { Link } from '../routing/Link.tsx';
import { buttonLook } from '../ui/Button.tsx';
import { Empty, Loaded } from '../ui/Loaded.tsx';
import { Page } from '../ui/Page.tsx';
import { Instant } from '../ui/Time.tsx';
import { Holds } from './About.tsx';
import { Ends } from './Ended.tsx';
import { StateOfDuty } from './StateOfDuty.tsx';

type Document = AgreementsPageQuery['agreements'][number];

/** What holds here, and where the reader and the members they speak for stand with it. */
export function Agreements(): ReactNode {
  const text = useText();
  const { viewer } = useReader();
  const asking = useAsk(AgreementsPage, {});
  const lead = viewer ? text('agreements:lead') : text('agreements:leadVisitor');
  return (
    <Page title={text('agreements:title')} lead={lead}>
      <Loaded of={asking}>
        {({ agreements, agreementDuties: duties }) => {
          const mine = new Set(duties.map(({ document }) => document.id));
          const others = agreements.filter(({ id }) => !mine.has(id));
          return (
            <>
              <Mine duties={duties} />
              {mine.size > 0 && others.length > 0 && <h2>{text('agreements:rest')}</h2>}
              {agreements.length === 0 && <Empty>{text('agreements:none')}</Empty>}
              <Others documents={others} />
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}

/** What waits for the reader, then where else they stand, and the members they speak for. */
function Mine({ duties }: { readonly duties: readonly StandingFragment[] }): ReactNode {
  const text = useText();
  if (duties.length === 0) return null;
  const waiting = duties.filter(waits);
  const rest = duties.filter((duty) => !waits(duty));
  const own = rest.filter(({ member }) => member === null);
  const members = new Map(rest.flatMap(({ member }) => (member ? [[member.id, member.name]] : [])));
  return (
    <>
      {waiting.length === 0 ? (
        <p>{text('agreements:allDone')}</p>
      ) : (
        <>
          <h2>{text('agreements:waiting')}</h2>
          <Duties duties={waiting} />
        </>
      )}
      {own.length > 0 && <h2>{text('agreements:mine')}</h2>}
      <Duties duties={own} />
      {[...members].map(([id, name]) => (
        <section key={id}>
          <h2 dir="auto">{text('agreements:forMember', { member: name ?? '' })}</h2>
          <Duties duties={rest.filter(({ member }) => member?.id === id)} />
        </section>
      ))}
    </>
  );
}

/** Is the reader asked, and may they answer? */
function waits({ mayAccept, state }: StandingFragment): boolean {
  return mayAccept && isWaiting(state as DutyState);
}

function Duties({ duties }: { readonly duties: readonly StandingFragment[] }): ReactNode {
  return (
    <ul className="lines" hidden={duties.length === 0}>
      {duties.map((duty) => (
        <DutyLine key={`${duty.document.id} ${duty.member?.id ?? duty.acceptance?.id}`} duty={duty} />
      ))}
    </ul>
  );
}

function DutyLine({ duty }: { readonly duty: StandingFragment }): ReactNode {
  const text = useText();
  const { document, version, state, acceptance, member } = duty;
  const title = version.text?.title ?? document.slug;
  const verb = verbFor(duty);
  // Of a member that the reader speaks for, the heading says so where nothing waits.
  const forWhom = verb && member ? member.name : acceptance?.forName && !member ? acceptance.forName : null;
  return (
    <li>
      <div>
        <TitleLine slug={document.slug} version={version} />
        <p>
          <StateOfDuty state={state} />
          {acceptance?.withdrawal && (
            <>
              {' · '}
              <Instant at={acceptance.withdrawal.at} short />
            </>
          )}
          {acceptance && (
            <>
              {' · '}
              <Link to="/acceptances/$id" params={{ id: acceptance.id }}>
                {text('agreements:toEvidence')}
                <span className="unseen" dir="auto">
                  {' '}
                  {title}
                </span>
              </Link>
            </>
          )}
          {forWhom && <span dir="auto"> · {text('agreements:forMember', { member: forWhom })}</span>}
          {!verb && member && isWaiting(state as DutyState) && (
            <span className="quiet"> · {text('agreements:representativeSigns')}</span>
          )}
        </p>
      </div>
      {verb && (
        <Link
          to="/agreements/$slug"
          params={{ slug: document.slug }}
          className={buttonLook('main')}
          aria-label={`${text(verb)}: ${title}${member ? ` (${member.name})` : ''}`}
        >
          {text(verb)}
        </Link>
      )}
    </li>
  );
}

type TitleProps = {
  readonly slug: string;
  readonly version: StandingFragment['version'] | Document['versions'][number] | undefined;
  readonly lastDay?: string | null;
};

/** What a document is called, which leads to it, and since when it holds. */
function TitleLine({ slug, version, lastDay = null }: TitleProps): ReactNode {
  return (
    <>
      <p>
        <Link to="/agreements/$slug" params={{ slug }}>
          <span dir="auto" lang={version?.text?.language}>
            {version?.text?.title ?? slug}
          </span>
        </Link>
      </p>
      {version && (
        <p className="quiet">
          <Holds version={version} />
          {lastDay !== null && (
            <>
              {' · '}
              <Ends lastDay={lastDay} />
            </>
          )}
        </p>
      )}
    </>
  );
}

/** What the button of a line offers; none where nothing is asked, as the title leads there too. */
function verbFor(duty: StandingFragment): TextKey | null {
  if (!waits(duty)) return null;
  if (duty.state === 'changed') return 'agreements:verb.changes';
  if (duty.document.asked === 'sign') return 'agreements:verb.sign';
  return duty.document.asked === 'read' ? 'agreements:verb.acknowledge' : 'agreements:verb.acceptDocument';
}

/** What else holds, folded by whose it is; the federation's own first. */
function Others({ documents }: { readonly documents: readonly Document[] }): ReactNode {
  const text = useText();
  const { viewer } = useReader();
  const owners = new Map(documents.map(({ custodian }) => [custodian?.id ?? '', custodian?.name]));
  return [...owners]
    .toSorted(([one], [other]) => Number(one !== '') - Number(other !== ''))
    .map(([id, name]) => (
      <details key={id} className="more" open={!viewer && id === ''}>
        <summary>
          <bdi>{name ?? text('agreements:admin.federation')}</bdi>
        </summary>
        <ul className="lines">
          {documents
            .filter(({ custodian }) => (custodian?.id ?? '') === id)
            .map(({ id: own, slug, versions, lastDay }) => (
              <li key={own}>
                <div>
                  <TitleLine
                    slug={slug}
                    lastDay={lastDay}
                    version={versionFor({ lastDay, versions }, today())}
                  />
                </div>
              </li>
            ))}
        </ul>
      </details>
    ));
}
