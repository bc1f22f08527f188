import { Module } from '@nestjs/common';
import { InvitationsResolver } from './invitations.resolver.ts';

/** Inviting people to speak or take part for an organisation, or to join. */
@Module({ providers: [InvitationsResolver] })
export class InvitationsModule {}
