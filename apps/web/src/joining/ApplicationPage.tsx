import { formatList } from '@plenaria/i18n';
import type { ReactNode } from 'react';
import { useAsk } from '../client/ask.ts';
import { ApplicationPage as Asked, type ApplicationPageQuery } from '../gql/applications.ts';
import { useLanguage, useText } from '../i18n/texts.ts';
import { useTerms } from '../levels/terms.ts';
import { CountryName } from '../people/CountryName.tsx';
import { Link } from '../routing/Link.tsx';
import { routeAt } from '../routing/place.ts';
import { NotFound } from '../shell/NotFound.tsx';
import { buttonLook } from '../ui/Button.tsx';
import { Facts } from '../ui/Facts.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { Page } from '../ui/Page.tsx';
import { Acts } from './Acts.tsx';
import { PledgeInWords } from './PledgeInWords.tsx';
import { PrivatePart } from './PrivatePart.tsx';
import { Next, StateTag } from './Standing.tsx';
import { Steps } from './Steps.tsx';
import { ToDecision } from './ToDecision.tsx';

/** An application as this reader may see it. */
export type ReadApplication = NonNullable<ApplicationPageQuery['application']>;

const route = routeAt('/applications/$id');

/** One application, to both sides: where it stands, what comes next, what was said, and the buttons that are theirs. */
export function ApplicationPage(): ReactNode {
  const { id } = route.useParams();
  const asking = useAsk(Asked, { id });
  return (
    <Loaded of={asking}>
      {({ application }) =>
        application ? <File application={application} again={asking.again} /> : <NotFound />
      }
    </Loaded>
  );
}

type FileProps = { readonly application: ReadApplication; readonly again: () => void };

function File({ application, again }: FileProps): ReactNode {
  const text = useText();
  const { number, name, custodian, invented, member, decisionId, isMine, state } = application;
  const about = text('joining:about', { number, custodian: custodian.name });
  return (
    <Page
      own={name !== ''}
      title={name || text('joining:list.unnamed')}
      lead={invented ? `${about} (${text('joining:invented')})` : about}
    >
      <p>
        <StateTag state={state} />
      </p>
      <h2>{text('joining:next')}</h2>
      <Next next={application.next} custodian={custodian.name} isMine={isMine} />
      <div className="row no-print">
        {isMine && state === 'draft' && (
          <Link
            to="/join/$custodian/apply"
            params={{ custodian: custodian.slug }}
            className={buttonLook('main')}
          >
            {text('joining:goOn')}
          </Link>
        )}
        {member && (
          <Link to="/people/$slug" params={{ slug: member.slug }} className={buttonLook()}>
            {text('joining:seeMember')}
          </Link>
        )}
        {decisionId && <ToDecision application={application} id={decisionId} isButton />}
      </div>
      <Acts application={application} onDone={again} />
      <Said application={application} />
      <PrivatePart application={application} onDone={again} />
      <h2>{text('joining:history')}</h2>
      <Steps application={application} />
    </Page>
  );
}

/** The documents to which the applicant agreed, each with its proof for those whom that concerns. */
function Agreed({ application: { agreed } }: { readonly application: ReadApplication }): ReactNode {
  const text = useText();
  return (
    <ul>
      {agreed.map(({ slug, title, version, acceptanceId }) => (
        <li key={slug}>
          {acceptanceId ? (
            <Link to="/acceptances/$id" params={{ id: acceptanceId }}>
              <bdi>{text('joining:agreedVersion', { title, version })}</bdi>
            </Link>
          ) : (
            <Link to="/agreements/$slug" params={{ slug }} search={{ version: String(version) }}>
              <bdi>{text('joining:agreedVersion', { title, version })}</bdi>
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}

/** The service level that the applicant chose. */
function Level({ level }: { readonly level: NonNullable<ReadApplication['level']> }): ReactNode {
  const text = useText();
  const { aMonth, gives } = useTerms();
  return (
    <>
      <p>
        <bdi>{text('levels:named', { name: level.name, price: aMonth(level.price) })}</bdi>
      </p>
      <p className="quiet">{gives(level)}</p>
    </>
  );
}

function Said({ application }: { readonly application: ReadApplication }): ReactNode {
  const text = useText();
  const language = useLanguage();
  const { kind, country, website, classes, pledge, motivation, rule } = application;
  const follows =
    rule.kind === 'objectionWindow'
      ? text('joining:rule.follows.objectionWindow', { count: rule.days ?? 0 })
      : rule.kind === 'decision'
        ? text('joining:rule.follows.decision')
        : text('joining:rule.follows.custodian');
  return (
    <>
      <h2>{text('joining:facts')}</h2>
      <Facts
        facts={[
          {
            label: text('joining:facts.kind'),
            value:
              kind === 'organisation' ? text('joining:form.organisation') : text('joining:form.individual'),
          },
          { label: text('joining:country'), value: country && <CountryName code={country} /> },
          { label: text('joining:form.website'), value: website && <bdi>{website}</bdi> },
          {
            label: text('joining:classes'),
            value: classes.length > 0 && (
              <bdi>
                {formatList(
                  classes.map((held) => held.name),
                  language,
                )}
              </bdi>
            ),
          },
          { label: text('levels:level'), value: application.level && <Level level={application.level} /> },
          { label: text('joining:facts.pledge'), value: <PledgeInWords pledge={pledge} /> },
          { label: text('joining:facts.why'), value: motivation && <span dir="auto">{motivation}</span> },
          {
            label: text('joining:facts.agreed'),
            value: application.agreed.length > 0 && <Agreed application={application} />,
          },
          { label: text('joining:facts.rule'), value: application.state === 'inReview' && follows },
        ]}
      />
    </>
  );
}
