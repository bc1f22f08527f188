import type { ReactNode } from 'react';
import { Link } from '../routing/Link.tsx';
import { Filled } from '../ui/Filled.tsx';
import type { RegisterMember } from './Member.tsx';
import { PersonName } from './PersonName.tsx';
import { Span } from './Span.tsx';

/** In which circles the people of a member are, in which role and since when. */
export function CircleSeats({ member }: { readonly member: RegisterMember }): ReactNode {
  const isOne = member.kind !== 'organisation';
  return (
    <>
      {member.circleSeats.map(({ circle, person, role, from, to }) => {
        const name = (
          <Link to="/circles/$slug" params={{ slug: circle.slug }}>
            <bdi>{circle.name}</bdi>
          </Link>
        );
        return (
          <p key={`${circle.slug} ${person.id} ${role.slug} ${from}`}>
            <Filled
              says={isOne ? 'people:act.whoIs' : 'people:seatOf'}
              places={{ name, circle: name, person: <PersonName of={person} />, role: role.name }}
            />{' '}
            <Span from={from} to={to} />
          </p>
        );
      })}
    </>
  );
}
