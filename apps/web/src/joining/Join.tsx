import { formatList, isLanguage, ownNameOf } from '@plenaria/i18n';
import type { ReactNode } from 'react';
import { useAsk } from '../client/ask.ts';
import { JoinPage, type JoinPageQuery } from '../gql/joining.ts';
import { useLanguage, useText } from '../i18n/texts.ts';
import { CountryName } from '../people/CountryName.tsx';
import { Link } from '../routing/Link.tsx';
import { buttonLook } from '../ui/Button.tsx';
import { Empty, Loaded } from '../ui/Loaded.tsx';
import { Page } from '../ui/Page.tsx';

/** What joining means, and through whom one may. */
export function Join(): ReactNode {
  const text = useText();
  const asking = useAsk(JoinPage, {});
  return (
    <Page title={text('joining:title')} lead={text('joining:lead')}>
      <details className="more">
        <summary>{text('joining:meaning')}</summary>
        <ul>
          <li>{text('joining:meaning.vote')}</li>
          <li>{text('joining:meaning.give')}</li>
          <li>{text('joining:meaning.custodian')}</li>
        </ul>
      </details>
      <h2>{text('joining:choose')}</h2>
      <p className="quiet">{text('joining:chooseHint')}</p>
      <Loaded of={asking}>
        {({ federation }) =>
          federation.custodians.length === 0 ? (
            <Empty>{text('joining:none')}</Empty>
          ) : (
            <ul className="lines">
              {federation.custodians.map((custodian) => (
                <ThroughOne key={custodian.slug} custodian={custodian} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Page>
  );
}

type Custodian = JoinPageQuery['federation']['custodians'][number];

function ThroughOne({ custodian }: { readonly custodian: Custodian }): ReactNode {
  const text = useText();
  const { slug, name, country, currency, languages } = custodian;
  return (
    <li>
      <div>
        <p>
          <b>
            <bdi>{name}</bdi>
          </b>
        </p>
        <p className="quiet">
          <CountryName code={country} /> · <bdi>{currency}</bdi>
          {languages.length > 0 && ' · '}
          <Languages of={languages} />
        </p>
      </div>
      <Link
        to="/join/$custodian"
        params={{ custodian: slug }}
        className={buttonLook('main')}
        aria-label={text('joining:through', { custodian: name })}
      >
        {text('joining:title')}
      </Link>
    </li>
  );
}

/** Languages by the names they give themselves. */
export function Languages({ of: codes }: { readonly of: readonly string[] }): ReactNode {
  const language = useLanguage();
  const names = codes.map((code) => (isLanguage(code) ? ownNameOf(code) : code));
  return <bdi>{formatList(names, language)}</bdi>;
}
