import type { ReactNode } from 'react';
import { StateOfDuty } from '../agreements/StateOfDuty.tsx';
import { useAsk } from '../client/ask.ts';
import { MemberAgreements as Asked, type MemberAgreementsQuery } from '../gql/documents.ts';
import { useText } from '../i18n/texts.ts';
import { Link } from '../routing/Link.tsx';
import { Filled } from '../ui/Filled.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { Instant } from '../ui/Time.tsx';

type Duties = NonNullable<MemberAgreementsQuery['memberAgreements']>;

/** What a member has to sign and what it has signed, for the custodian that holds it and for the secretary. */
export function MemberAgreements({ memberId }: { readonly memberId: string }): ReactNode {
  const asking = useAsk(Asked, { memberId });
  return <Loaded of={asking}>{({ memberAgreements }) => <Signed duties={memberAgreements ?? []} />}</Loaded>;
}

function Signed({ duties }: { readonly duties: Duties }): ReactNode {
  const text = useText();
  if (duties.length === 0) return null;
  return (
    <section>
      <h2>{text('agreements:title')}</h2>
      <ul className="lines">
        {duties.map(({ document: { id, slug }, version, acceptance, state }) => (
          <li key={id}>
            <p>
              <Link to="/agreements/$slug" params={{ slug }}>
                <bdi>{version.text?.title ?? slug}</bdi>
              </Link>{' '}
              <StateOfDuty state={state} />
            </p>
            {acceptance && (
              <p className="quiet">
                <bdi>{acceptance.person.name}</bdi>
                {' · '}
                <Filled
                  says={acceptance.withdrawal ? 'agreements:withdrawnOn' : 'agreements:acceptedOn'}
                  places={{ when: <Instant at={acceptance.withdrawal?.at ?? acceptance.at} short /> }}
                />{' '}
                <Link to="/acceptances/$id" params={{ id: acceptance.id }}>
                  {text('agreements:toEvidence')}
                </Link>
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
