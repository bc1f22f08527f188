import type { TextKey } from '@plenaria/i18n';
import { isWaiting, type DutyState } from '@plenaria/agreements';
import type { ReactNode } from 'react';
import { useAsk } from '../client/ask.ts';
import { useReader } from '../client/viewer.ts';
import { AgreementsPage, type AgreementsPageQuery, type StandingFragment } from '../gql/agreements.ts';
import { useText } from '../i18n/texts.ts';
import { Link } from '../routing/Link.tsx';
import { buttonLook } from '../ui/Button.tsx';
import { Empty, Loaded } from '../ui/Loaded.tsx';
import { Page } from '../ui/Page.tsx';
import { About, Holds } from './About.tsx';
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
        {({ agreements, agreementDuties }) => (
          <>
            <Mine duties={agreementDuties} />
            {agreementDuties.length > 0 && <h2>{text('agreements:others')}</h2>}
            <All documents={agreements} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

/** What is asked of the reader, and then of each member they speak for. */
function Mine({ duties }: { readonly duties: readonly StandingFragment[] }): ReactNode {
  const text = useText();
  if (duties.length === 0) return null;
  const waits = duties.some(({ state, mayAccept }) => mayAccept && isWaiting(state as DutyState));
  const members = new Map(duties.flatMap(({ member }) => (member ? [[member.id, member.name]] : [])));
  return (
    <>
      {!waits && <p>{text('agreements:allDone')}</p>}
      <h2>{text('agreements:mine')}</h2>
      <Duties duties={duties.filter(({ member }) => member === null)} />
      {[...members].map(([id, name]) => (
        <section key={id}>
          <h2 dir="auto">{text('agreements:forMember', { member: name ?? '' })}</h2>
          <Duties duties={duties.filter(({ member }) => member?.id === id)} />
        </section>
      ))}
    </>
  );
}

function Duties({ duties }: { readonly duties: readonly StandingFragment[] }): ReactNode {
  return (
    <ul className="lines">
      {duties.map((duty) => (
        <DutyLine key={duty.document.id} duty={duty} />
      ))}
    </ul>
  );
}

function DutyLine({ duty }: { readonly duty: StandingFragment }): ReactNode {
  const text = useText();
  const { document, version, state, acceptance, mayAccept, member } = duty;
  const title = version.text?.title ?? document.slug;
  const verb = text(verbFor(duty));
  return (
    <li>
      <div>
        <p>
          <Link to="/agreements/$slug" params={{ slug: document.slug }}>
            <span dir="auto" lang={version.text?.language}>
              {title}
            </span>
          </Link>
        </p>
        <p className="quiet">
          <About document={document} /> · <Holds version={version} />
        </p>
        <p>
          <StateOfDuty state={state} />{' '}
          {acceptance && (
            <Link to="/acceptances/$id" params={{ id: acceptance.id }}>
              {text('agreements:toEvidence')}
              <span className="unseen" dir="auto">
                {' '}
                {title}
              </span>
            </Link>
          )}
          {!mayAccept && isWaiting(state as DutyState) && (
            <span className="quiet">{text('agreements:representativeSigns')}</span>
          )}
        </p>
      </div>
      <Link
        to="/agreements/$slug"
        params={{ slug: document.slug }}
        className={buttonLook(mayAccept && isWaiting(state as DutyState) ? 'main' : undefined)}
        aria-label={`${verb}: ${title}${member ? ` (${member.name})` : ''}`}
      >
        {verb}
      </Link>
    </li>
  );
}

/** What the button of a line offers. */
function verbFor(duty: {
  readonly state: string;
  readonly mayAccept: boolean;
  readonly document: { readonly asked: string };
}): TextKey {
  if (!duty.mayAccept || !isWaiting(duty.state as DutyState)) return 'agreements:verb.read';
  if (duty.state === 'changed') return 'agreements:verb.changes';
  if (duty.document.asked === 'sign') return 'agreements:verb.sign';
  return duty.document.asked === 'read' ? 'agreements:verb.acknowledge' : 'agreements:verb.acceptDocument';
}

function All({ documents }: { readonly documents: readonly Document[] }): ReactNode {
  const text = useText();
  if (documents.length === 0) return <Empty>{text('agreements:none')}</Empty>;
  return (
    <ul className="lines">
      {documents.map((document) => {
        const version = document.versions.find(({ inForce }) => inForce) ?? document.versions.at(-1);
        return (
          <li key={document.id}>
            <div>
              <p>
                <Link to="/agreements/$slug" params={{ slug: document.slug }}>
                  <span dir="auto" lang={version?.text?.language}>
                    {version?.text?.title ?? document.slug}
                  </span>
                </Link>
              </p>
              <p className="quiet">
                <About document={document} />
                {version && (
                  <>
                    {' · '}
                    <Holds version={version} />
                  </>
                )}
              </p>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
