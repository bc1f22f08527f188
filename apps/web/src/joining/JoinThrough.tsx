import type { ReactNode } from 'react';
import { useAsk } from '../client/ask.ts';
import { useReader } from '../client/viewer.ts';
import { JoinThroughPage, type JoinThroughPageQuery } from '../gql/joining.ts';
import { useText } from '../i18n/texts.ts';
import { CountryName } from '../people/CountryName.tsx';
import { OfferedLevels } from '../levels/OfferedLevels.tsx';
import { Link } from '../routing/Link.tsx';
import { routeAt } from '../routing/place.ts';
import { NotFound } from '../shell/NotFound.tsx';
import { buttonLook } from '../ui/Button.tsx';
import { Facts } from '../ui/Facts.tsx';
import { Filled } from '../ui/Filled.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Page } from '../ui/Page.tsx';
import { Day } from '../ui/Time.tsx';
import { FirstQuestions } from './FirstQuestions.tsx';
import { Languages } from './Join.tsx';

type Joining = NonNullable<JoinThroughPageQuery['joining']>;

const route = routeAt('/join/$custodian');

/** The public page of a custodian: who they are, what members give, how it goes, and the first three questions. */
export function JoinThrough(): ReactNode {
  const { custodian } = route.useParams();
  const asking = useAsk(JoinThroughPage, { custodian });
  return (
    <Loaded of={asking}>{({ joining }) => (joining ? <Told joining={joining} /> : <NotFound />)}</Loaded>
  );
}

function Told({ joining }: { readonly joining: Joining }): ReactNode {
  const text = useText();
  const { custodian, about, members } = joining;
  const name = { custodian: custodian.name };
  return (
    <Page title={text('joining:through', name)} lead={about && <span dir="auto">{about}</span>}>
      <Facts
        facts={[
          { label: text('joining:country'), value: <CountryName code={custodian.country} /> },
          { label: text('joining:currency'), value: <bdi>{custodian.currency}</bdi> },
          { label: text('joining:languages'), value: <Languages of={custodian.languages} /> },
          { label: text('joining:membersToday'), value: String(members) },
        ]}
      />
      <h2>{text('joining:classes')}</h2>
      <Classes joining={joining} />
      <OfferedLevels levels={joining.levels} />
      <h2>{text('joining:steps')}</h2>
      <ol>
        <li>{text('joining:steps.form')}</li>
        <li>{text('joining:steps.review', name)}</li>
        <li>{text('joining:steps.members')}</li>
        <li>{text('joining:steps.no', name)}</li>
      </ol>
      <h2>{text('joining:begin')}</h2>
      {!joining.hasReviewer && (
        <Notice kind="wait">
          <p>{text('joining:noReviewer', name)}</p>
        </Notice>
      )}
      <Begin custodian={custodian.slug} />
      <p className="quiet">
        <Link to="/privacy">{text('common:nav.privacy')}</Link>
      </p>
    </Page>
  );
}

/** What members of each class give and who decides; a rule that is the same for all is said once. */
function Classes({ joining: { classes, custodian } }: { readonly joining: Joining }): ReactNode {
  const text = useText();
  const says = ({ kind, days }: Joining['classes'][number]['rule']): string => {
    const params = { custodian: custodian.name };
    if (kind === 'custodian') return text('joining:rule.custodian', params);
    if (kind === 'decision') return text('joining:rule.decision', params);
    return text('joining:rule.objectionWindow', { ...params, count: days ?? 0 });
  };
  const [rule, ...others] = new Set(classes.map((one) => says(one.rule)));
  const isOneForAll = others.length === 0;
  return (
    <>
      {isOneForAll && rule && <p>{rule}</p>}
      <ul className="lines">
        {classes.map(({ class: own, gives, rule: itsOwn, lastDay }) => (
          <li key={own.slug}>
            <div>
              <p>
                <b dir="auto">{own.name}</b>
                {lastDay !== null && (
                  <span className="quiet">
                    {' · '}
                    <Filled says="joining:classUntil" places={{ day: <Day day={lastDay} /> }} />
                  </span>
                )}
              </p>
              {gives && <p dir="auto">{gives}</p>}
              {!isOneForAll && <p className="quiet">{says(itsOwn)}</p>}
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

function Begin({ custodian }: { readonly custodian: string }): ReactNode {
  const text = useText();
  const { viewer } = useReader();
  if (!viewer) return <FirstQuestions custodian={custodian} />;
  return (
    <>
      <p>{text('joining:begin.signedIn')}</p>
      <Link to="/join/$custodian/apply" params={{ custodian }} className={buttonLook('main')}>
        {text('joining:begin.form')}
      </Link>
    </>
  );
}
