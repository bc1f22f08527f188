import { isLanguage, languages } from '@plenaria/i18n';
import { useState, type ReactNode } from 'react';
import { useAsk } from '../client/ask.ts';
import { useSend } from '../client/send.ts';
import { useReader } from '../client/viewer.ts';
import { BeginApplication, JoinThroughPage, type JoinThroughPageQuery } from '../gql/joining.ts';
import { useLanguage, useText } from '../i18n/texts.ts';
import { CountryName } from '../people/CountryName.tsx';
import { OfferedLevels } from '../levels/OfferedLevels.tsx';
import { Link } from '../routing/Link.tsx';
import { routeAt } from '../routing/place.ts';
import { NotFound } from '../shell/NotFound.tsx';
import { buttonLook } from '../ui/Button.tsx';
import { Facts } from '../ui/Facts.tsx';
import { SelectField, TextField } from '../ui/fields.tsx';
import { Form } from '../ui/Form.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Page } from '../ui/Page.tsx';
import { rememberEmail } from '../signin/remembered-email.ts';
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

function Classes({ joining: { classes, custodian } }: { readonly joining: Joining }): ReactNode {
  const text = useText();
  const says = ({ kind, days }: Joining['classes'][number]['rule']): string => {
    const params = { custodian: custodian.name };
    if (kind === 'custodian') return text('joining:rule.custodian', params);
    if (kind === 'decision') return text('joining:rule.decision', params);
    return text('joining:rule.objectionWindow', { ...params, count: days ?? 0 });
  };
  return (
    <ul className="lines">
      {classes.map(({ class: own, gives, rule }) => (
        <li key={own.slug}>
          <div>
            <p>
              <b dir="auto">{own.name}</b>
            </p>
            {gives && <p dir="auto">{gives}</p>}
            <p className="quiet">{says(rule)}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}

function Begin({ custodian }: { readonly custodian: string }): ReactNode {
  const text = useText();
  const { viewer } = useReader();
  if (!viewer)
    return (
      <>
        <FirstQuestions custodian={custodian} />
        <p className="quiet">
          <Link to="/privacy">{text('common:nav.privacy')}</Link>
        </p>
      </>
    );
  return (
    <>
      <p>{text('joining:begin.signedIn')}</p>
      <Link to="/join/$custodian/apply" params={{ custodian }} className={buttonLook('main')}>
        {text('joining:begin.form')}
      </Link>
    </>
  );
}

/** Name, address and language; the answer is the same whether or not anybody has the address. */
function FirstQuestions({ custodian }: { readonly custodian: string }): ReactNode {
  const text = useText();
  const shown = useLanguage();
  const begin = useSend(BeginApplication);
  const [sentTo, setSentTo] = useState<string | null>(null);
  return (
    <>
      {sentTo === null ? (
        <p>{text('joining:begin.says')}</p>
      ) : (
        <Notice live>
          <p>{text('joining:begin.sent', { email: sentTo })}</p>
        </Notice>
      )}
      <Form
        submit={text('joining:begin.send')}
        onSubmit={async ({ name = '', email = '', language = '' }) => {
          const sent = await begin({ custodian, name, email: email.trim(), language });
          if (!sent.ok) return sent.refusal;
          rememberEmail(email.trim());
          setSentTo(email.trim());
          return null;
        }}
      >
        <TextField
          name="name"
          label={text('joining:begin.name')}
          hint={text('joining:begin.nameHint')}
          autoComplete="name"
          maxLength={200}
        />
        <TextField
          name="email"
          type="email"
          dir="ltr"
          label={text('joining:begin.email')}
          autoComplete="email"
          maxLength={254}
        />
        <SelectField
          name="language"
          label={text('joining:begin.language')}
          options={languages.map(({ code, ownName }) => ({ value: code, label: ownName }))}
          defaultValue={isLanguage(shown) ? shown : 'en'}
        />
      </Form>
    </>
  );
}
