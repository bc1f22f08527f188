import { isLanguage, ownNameOf, tagOf } from '@plenaria/i18n';
import type { ReactNode } from 'react';
import { useAsk } from '../client/ask.ts';
import { useHasRole } from '../client/viewer.ts';
import { CustodiansPage, type CustodiansPageQuery } from '../gql/constitution.ts';
import { useLanguage, useSpoken, useText } from '../i18n/texts.ts';
import { CountryName } from '../people/CountryName.tsx';
import { History } from '../people/History.tsx';
import { Link } from '../routing/Link.tsx';
import { ActDialogs } from '../ui/ActDialogs.tsx';
import { Facts } from '../ui/Facts.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { Page } from '../ui/Page.tsx';
import { AddForm, ChangeForm } from './CustodianForms.tsx';

/** A custodian as this page asks for it. */
export type Told = CustodiansPageQuery['federation']['custodians'][number];
/** The languages of the federation. */
export type Spoken = { readonly spoken: readonly string[] };

/** The custodians: under which law each stands, in which languages it serves, how tax offices know it, what changed. */
export function Custodians(): ReactNode {
  const text = useText();
  const isSecretary = useHasRole('secretary');
  const asking = useAsk(CustodiansPage, {});
  return (
    <Page title={text('admin:custodians')} lead={text('admin:custodiansSays')}>
      <Loaded of={asking}>
        {({ federation: { languages, custodians } }) => (
          <>
            {isSecretary && (
              <ActDialogs
                said={text('admin:custodian.done')}
                onDone={asking.again}
                acts={[
                  {
                    name: 'add',
                    title: text('admin:custodian.add'),
                    form: (tools) => <AddForm spoken={languages} {...tools} />,
                  },
                ]}
              />
            )}
            {custodians.map((told) => (
              <CustodianTold key={told.id} told={told} spoken={languages} onDone={asking.again} />
            ))}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function CustodianTold({
  told,
  spoken,
  onDone,
}: Spoken & { readonly told: Told; readonly onDone: () => void }): ReactNode {
  const text = useText();
  const { slug, name, keptByReader, history } = told;
  const join: string = `/join/${slug}`;
  return (
    // two custodians may be called the same; their addresses differ
    <section aria-label={`${name} (${slug})`}>
      <h2>
        <Link to={join}>
          <bdi>{name}</bdi>
        </Link>
      </h2>
      <FactsTold told={told} />
      {keptByReader && (
        <ActDialogs
          said={text('admin:custodian.done')}
          onDone={onDone}
          acts={[
            {
              name: 'change',
              title: text('admin:custodian.edit'),
              form: (tools) => <ChangeForm told={told} spoken={spoken} again={onDone} {...tools} />,
            },
          ]}
        />
      )}
      {history.length > 0 && (
        <details className="more">
          <summary>{text('people:history')}</summary>
          <History events={history} />
        </details>
      )}
    </section>
  );
}

function FactsTold({ told }: { readonly told: Told }): ReactNode {
  const text = useText();
  const { country, jurisdiction, currency, languages, taxIdentity, organisation, incomeBands } = told;
  const spoken = useSpoken();
  const page: string = `/people/${organisation?.slug}`;
  return (
    <Facts
      facts={[
        { label: text('admin:custodian.country'), value: <CountryName code={country} /> },
        { label: text('admin:custodian.jurisdiction'), value: <Law code={jurisdiction} /> },
        { label: text('admin:custodian.currency'), value: <Currency code={currency} /> },
        {
          label: text('admin:custodian.languages'),
          value: languages.map((code) => (isLanguage(code) ? ownNameOf(code) : code)).join(' · '),
        },
        {
          label: text('admin:custodian.taxIdentity'),
          value: taxIdentity === null ? text('admin:custodian.noTaxIdentity') : <bdi>{taxIdentity}</bdi>,
        },
        {
          label: text('admin:custodian.incomeBands'),
          value:
            incomeBands.length > 0 &&
            incomeBands
              .map(({ band, members }) => ({ members, band: spoken('joining', `income.${band}`) ?? band }))
              .map((sum) => text('admin:custodian.incomeBand', sum))
              .join(' · '),
        },
        {
          label: text('admin:custodian.inRegister'),
          value: organisation ? (
            <Link to={page}>
              <bdi>{organisation.name}</bdi>
            </Link>
          ) : (
            text('admin:custodian.organisationNone')
          ),
        },
      ]}
    />
  );
}

/** A country by its name; a part of one by that of its country, with its code. */
function Law({ code }: { readonly code: string }): ReactNode {
  return (
    <>
      <CountryName code={code.slice(0, 2)} />
      {code.length > 2 && (
        <>
          {' '}
          <code dir="ltr">({code})</code>
        </>
      )}
    </>
  );
}

function Currency({ code }: { readonly code: string }): ReactNode {
  const language = useLanguage();
  const name = new Intl.DisplayNames(tagOf(language), { type: 'currency' }).of(code);
  return (
    <>
      <span lang={tagOf(language)}>{name}</span> <code dir="ltr">({code})</code>
    </>
  );
}
