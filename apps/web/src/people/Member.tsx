import { Link } from '../routing/Link.tsx';
import { routeAt } from '../routing/place.ts';
import { lazy, Suspense, type ReactNode } from 'react';
import { DayField } from './DayField.tsx';
import { useAsk } from '../client/ask.ts';
import { useHasRole, useReader } from '../client/viewer.ts';
import { MemberLifePage } from '../gql/lifecycle.ts';
import { MemberPage, type MemberPageQuery } from '../gql/people.ts';
import { loadTexts } from '../i18n/load-texts.ts';
import { useText } from '../i18n/texts.ts';
import { NotFound } from '../shell/NotFound.tsx';
import { MemberLevel, showsLevel } from '../levels/MemberLevel.tsx';
import { LifeAsks, LifeChanges, somethingWaits } from '../lifecycle/Life.tsx';
import { Facts } from '../ui/Facts.tsx';
import { FilterForm } from '../ui/FilterForm.tsx';
import { Filled } from '../ui/Filled.tsx';
import { Loaded, Loading } from '../ui/Loaded.tsx';
import { Page } from '../ui/Page.tsx';
import { Day } from '../ui/Time.tsx';
import { CircleSeats } from './CircleSeats.tsx';
import { CountryName } from './CountryName.tsx';
import { History } from './History.tsx';
import { IncomeBand } from './IncomeBand.tsx';
import { PersonName } from './PersonName.tsx';
import { roleIn } from './role-in.ts';
import { SecretaryActions } from './SecretaryActions.tsx';
import { Span } from './Span.tsx';

/** A member as the register knows it. */
export type RegisterMember = NonNullable<MemberPageQuery['member']>;

const route = routeAt('/people/$slug');

const MemberAgreements = lazy(async () => {
  const [part] = await Promise.all([import('./MemberAgreements.tsx'), loadTexts('agreements')]);
  return { default: part.MemberAgreements };
});

/** One member: through whom it belongs, in which classes since when, who speaks for it, and what changed. */
export function Member(): ReactNode {
  const { slug } = route.useParams();
  const { asOf } = route.useSearch();
  const asking = useAsk(MemberPage, { slug, asOf });
  return (
    <Loaded of={asking}>
      {({ member }) =>
        member ? <MemberFacts member={member} asOf={asOf} again={asking.again} /> : <NotFound />
      }
    </Loaded>
  );
}

type MemberFactsProps = {
  readonly member: RegisterMember;
  readonly asOf: string | undefined;
  readonly again: () => void;
};

/** What waits stands before what is; what can be done with it and what changed stand after. */
function MemberFacts({ member, asOf, again }: MemberFactsProps): ReactNode {
  const text = useText();
  const { viewer } = useReader();
  const isSecretary = useHasRole('secretary');
  const keeps = isSecretary || member.custodian?.keptByReader === true;
  // Not for visitors.
  const life = useAsk(MemberLifePage, { slug: member.slug }, { pause: !viewer });
  const kind = member.kind === 'organisation' ? text('people:organisation') : text('people:individual');
  const living = life.data?.memberLife ?? null;
  const onChanged = (): void => {
    life.again();
    again();
  };
  const changes = living && <LifeChanges living={living} name={member.name} onChanged={onChanged} />;
  const first = living !== null && somethingWaits(living);
  return (
    <Page own title={member.name} lead={member.invented ? `${kind}, ${text('common:invented')}` : kind}>
      {viewer && life.loading && !life.data ? (
        <Loading />
      ) : (
        <>
          {first && changes}
          <Known member={member} asOf={asOf} headed={first} again={again} />
          {!first && changes}
          {living && (
            <LifeAsks
              living={living}
              custodians={life.data?.federation.custodians ?? []}
              onChanged={onChanged}
            />
          )}
          {keeps && (
            <Suspense fallback={<Loading />}>
              <MemberAgreements memberId={member.id} />
            </Suspense>
          )}
          <IncomeBand member={member} />
          <SecretaryActions member={member} onChanged={again} />
          <h2>{text('people:history')}</h2>
          <History events={member.history} />
          <details className="more" open={asOf !== undefined}>
            <summary>{text('people:asOfAnother')}</summary>
            <FilterForm search={{ asOf }}>
              <DayField name="asOf" label={text('people:asOfField')} defaultValue={asOf} />
            </FilterForm>
          </details>
        </>
      )}
    </Page>
  );
}

type KnownProps = MemberFactsProps & { readonly headed: boolean };

function Known({ member, asOf, headed, again }: KnownProps): ReactNode {
  const text = useText();
  const { viewer } = useReader();
  return (
    <section>
      {headed && <h2>{text('people:facts')}</h2>}
      {asOf && (
        <p>
          <Filled says="people:registerOfDay" places={{ day: <Day day={asOf} /> }} />
        </p>
      )}
      <Facts
        facts={[
          { label: text('people:custodian'), value: <CustodianName member={member} /> },
          { label: text('people:country'), value: member.country && <CountryName code={member.country} /> },
          { label: text('people:website'), value: member.website && <Website address={member.website} /> },
          { label: text('people:classes'), value: <Holdings member={member} /> },
          {
            label: text('levels:level'),
            value: showsLevel(member) && <MemberLevel member={member} onChanged={again} />,
          },
          {
            label: text('people:contribution'),
            value: member.contribution && <span dir="auto">{member.contribution}</span>,
          },
          {
            label: text('people:speaks'),
            // Others are not told who it is, which is not that there is nobody.
            value: member.kind === 'organisation' && viewer?.belongs && <Representatives member={member} />,
          },
          {
            label: text('people:circles'),
            value: member.circleSeats.length > 0 && <CircleSeats member={member} />,
          },
        ]}
      />
    </section>
  );
}

function CustodianName({ member: { custodian } }: { readonly member: RegisterMember }): ReactNode {
  const text = useText();
  if (!custodian) return text('people:noCustodian');
  return <bdi>{`${custodian.name} (${custodian.currency})`}</bdi>;
}

function Holdings({ member }: { readonly member: RegisterMember }): ReactNode {
  const text = useText();
  if (member.classes.length === 0) return text('people:noClass');
  return (
    <>
      {member.classes.map((holding) => (
        <p key={`${holding.class.slug} ${holding.from}`}>
          {holding.class.name} <Span from={holding.from} to={holding.to} />
        </p>
      ))}
    </>
  );
}

function Representatives({ member }: { readonly member: RegisterMember }): ReactNode {
  const text = useText();
  const mayInvite = useHasRole('secretary', 'custodian');
  return (
    <>
      {member.representatives.length === 0 && <p>{text('people:nobodySpeaks')}</p>}
      {member.representatives.map(({ person, role, from, to }) => (
        <p key={`${person.id} ${role} ${from}`}>
          <Filled
            says="people:act.whoIs"
            places={{ name: <PersonName of={person} />, role: roleIn(text, role) }}
          />{' '}
          <Span from={from} to={to} />
        </p>
      ))}
      {mayInvite && (
        <p className="no-print">
          <Link to="/invitations" search={{ member: member.slug }}>
            {text('account:invite.act')}
          </Link>
        </p>
      )}
    </>
  );
}

function Website({ address }: { readonly address: string }): ReactNode {
  if (!/^https?:\/\//.test(address)) return <bdi>{address}</bdi>;
  return (
    <a href={address} rel="noreferrer" dir="ltr">
      {address.replace(/^https?:\/\//, '').replace(/\/$/, '')}
    </a>
  );
}
