import type { ReactNode } from 'react';
import { useAsk } from '../client/ask.ts';
import { PersonPage, type PersonPageQuery } from '../gql/person.ts';
import { useText } from '../i18n/texts.ts';
import { Link } from '../routing/Link.tsx';
import { routeAt } from '../routing/place.ts';
import { NotFound } from '../shell/NotFound.tsx';
import { Facts } from '../ui/Facts.tsx';
import { Filled } from '../ui/Filled.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { Page } from '../ui/Page.tsx';
import { roleIn } from './role-in.ts';
import { Span } from './Span.tsx';
import { today } from './today.ts';

type Told = NonNullable<PersonPageQuery['person']>;

const route = routeAt('/persons/$id');

/** A person as members know one: for whom they take part and since when, in which circles, entrusted with what. */
export function Person(): ReactNode {
  const { id } = route.useParams();
  const asking = useAsk(PersonPage, { id });
  return (
    <Loaded of={asking}>{({ person }) => (person ? <PersonTold told={person} /> : <NotFound />)}</Loaded>
  );
}

function PersonTold({
  told: { person, member, mandates, seats, roles },
}: {
  readonly told: Told;
}): ReactNode {
  const text = useText();
  const isOver = ({ to }: Told['mandates'][number]) => to !== null && to < today();
  const held = mandates.filter((mandate) => !isOver(mandate));
  const before = mandates.filter(isOver);
  const entrusted = roles.filter(({ revokedAt }) => revokedAt === null);
  const isQuiet = [member, ...mandates, ...seats, ...entrusted].every((something) => something === null);
  return (
    <Page own title={person.name} lead={isQuiet ? text('people:person.nothing') : text('people:person.says')}>
      <Facts
        facts={[
          { label: text('people:person.member'), value: member && <MemberLink to={member} /> },
          { label: text('people:person.takesPart'), value: held.length > 0 && <Mandates mandates={held} /> },
          { label: text('people:circles'), value: seats.length > 0 && <Seats seats={seats} /> },
          { label: text('people:person.roles'), value: entrusted.length > 0 && <Roles roles={entrusted} /> },
          { label: text('people:person.before'), value: before.length > 0 && <Mandates mandates={before} /> },
        ]}
      />
    </Page>
  );
}

function MemberLink({ to }: { readonly to: { readonly slug: string; readonly name: string } }): ReactNode {
  return (
    <Link to="/people/$slug" params={{ slug: to.slug }}>
      <bdi>{to.name}</bdi>
    </Link>
  );
}

function Mandates({ mandates }: Pick<Told, 'mandates'>): ReactNode {
  const text = useText();
  return mandates.map(({ member, role, from, to }) => (
    <p key={`${member.slug} ${role} ${from}`}>
      <Filled
        says="people:act.whoIs"
        places={{ name: <MemberLink to={member} />, role: roleIn(text, role) }}
      />{' '}
      <Span from={from} to={to} />
    </p>
  ));
}

function Seats({ seats }: Pick<Told, 'seats'>): ReactNode {
  return seats.map(({ circle, role, from, to }) => (
    <p key={`${circle.slug} ${role.slug} ${from}`}>
      <Filled
        says="people:act.whoIs"
        places={{
          name: (
            <Link to="/circles/$slug" params={{ slug: circle.slug }}>
              <bdi>{circle.name}</bdi>
            </Link>
          ),
          role: role.name,
        }}
      />{' '}
      <Span from={from} to={to} />
    </p>
  ));
}

function Roles({ roles }: Pick<Told, 'roles'>): ReactNode {
  const text = useText();
  return roles.map(({ id, role, custodian, grantedAt }) => (
    <p key={id}>
      {custodian
        ? text('admin:role.ofCustodian', { custodian: custodian.name })
        : text(`admin:role.name.${role}`)}{' '}
      <Span from={grantedAt.slice(0, 10)} to={null} />
    </p>
  ));
}
