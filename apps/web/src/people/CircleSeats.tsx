import type { ReactNode } from 'react';
import { Link } from '../routing/Link.tsx';
import type { RegisterMember } from './Member.tsx';
import { PersonName } from './PersonName.tsx';
import { Span } from './Span.tsx';

/** In which circles the people of a member are, in which role and since when. */
export function CircleSeats({ member }: { readonly member: RegisterMember }): ReactNode {
  return (
    <>
      {member.circleSeats.map(({ circle, person, role, from, to }) => (
        <p key={`${circle.slug} ${person.id} ${role.slug} ${from}`}>
          <Link to="/circles/$slug" params={{ slug: circle.slug }}>
            <bdi>{circle.name}</bdi>
          </Link>
          {member.kind === 'organisation' && (
            <>
              {', '}
              <PersonName of={person} />
            </>
          )}
          , {role.name} <Span from={from} to={to} />
        </p>
      ))}
    </>
  );
}
