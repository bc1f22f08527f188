import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { invitationState } from '@plenaria/membership';
import type { InvitationState, RepresentationRole } from '@plenaria/membership';
import { Readable } from '../graphql/allow.ts';
import { Instant } from '../graphql/scalars.ts';

/** An invitation as it is kept. */
export type InvitationRow = {
  readonly id: string;
  readonly memberId: string | null;
  readonly memberName: string | null;
  readonly memberSlug: string | null;
  readonly role: RepresentationRole | null;
  readonly custodianId: string | null;
  readonly custodianName: string | null;
  readonly custodianSlug: string | null;
  readonly name: string;
  readonly email: string;
  readonly language: string;
  readonly invitedBy: string;
  readonly inviterName: string;
  readonly invitedAt: Date;
  readonly sentAt: Date;
  readonly sent: number;
  readonly expiresAt: Date;
  readonly acceptedAt: Date | null;
  readonly withdrawnAt: Date | null;
};

/** Invitations `i` with the names that go with them, in SQL. */
export const INVITATION = `
  select i.id, i.member_id as "memberId", m.name as "memberName", m.slug as "memberSlug", i.role,
         i.custodian_id as "custodianId", c.name as "custodianName", c.slug as "custodianSlug",
         i.name, i.email, i.language, i.invited_by as "invitedBy", p.name as "inviterName",
         i.invited_at as "invitedAt", i.sent_at as "sentAt", i.sent, i.expires_at as "expiresAt",
         i.accepted_at as "acceptedAt", i.withdrawn_at as "withdrawnAt"
    from membership.invitation i
    left join membership.member m on m.id = i.member_id
    left join membership.custodian c on c.id = i.custodian_id
    join identity.account a on a.id = i.invited_by
    join membership.person p on p.id = a.person_id`;

/** An invitation, to those who could have sent it. */
@ObjectType()
@Readable('signedIn')
export class Invitation {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: 'Whom it was written to; they may have another name here.' })
  name!: string;

  @Field(() => String)
  email!: string;

  @Field(() => String)
  language!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The organisation, or null for an invitation to join.',
  })
  memberName!: string | null;

  @Field(() => String, { nullable: true })
  memberSlug!: string | null;

  @Field(() => String, { nullable: true, description: 'representative, alternate or delegate' })
  role!: string | null;

  @Field(() => String, { nullable: true, description: 'Through whom to join.' })
  custodianName!: string | null;

  @Field(() => String)
  inviterName!: string;

  @Field(() => Instant)
  sentAt!: Date;

  @Field(() => Int, { description: 'How often the letter was sent.' })
  sent!: number;

  @Field(() => Instant)
  expiresAt!: Date;

  @Field(() => Instant, { nullable: true })
  acceptedAt!: Date | null;

  @Field(() => Instant, { nullable: true })
  withdrawnAt!: Date | null;

  @Field(() => String, {
    description: 'open, accepted, expired, withdrawn, or lapsed: who sent it may not invite any more.',
  })
  state!: InvitationState;

  /** The invitation as it stands at an instant, at which whoever sent it still may invite to the same or not. */
  static of(row: InvitationRow, now: Date, inviterMay = true): Invitation {
    return Object.assign(new Invitation(), row, { state: invitationState(row, now, inviterMay) });
  }
}

/** What somebody who holds the link of an invitation is told before they accept. */
@ObjectType()
@Readable('public')
export class InvitationToMe {
  @Field(() => String)
  name!: string;

  @Field(() => String)
  email!: string;

  @Field(() => String, { nullable: true })
  memberName!: string | null;

  @Field(() => String, { nullable: true })
  role!: string | null;

  @Field(() => String, { nullable: true })
  custodianName!: string | null;

  @Field(() => String)
  inviterName!: string;

  @Field(() => Instant)
  expiresAt!: Date;

  @Field(() => String, {
    nullable: true,
    description: 'Who has this address here already, under their own name.',
  })
  knownAs!: string | null;
}

/** Something that the person who asks may invite others to. */
@ObjectType()
@Readable('account')
export class MayInvite {
  @Field(() => ID, { nullable: true })
  memberId!: string | null;

  @Field(() => String, { nullable: true })
  memberName!: string | null;

  @Field(() => String, { nullable: true })
  role!: string | null;

  @Field(() => String, { nullable: true, description: 'The slug of the custodian through whom to join.' })
  custodian!: string | null;

  @Field(() => String, { nullable: true })
  custodianName!: string | null;
}
