import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { DutyState } from '@plenaria/agreements';
import { Readable } from '../graphql/allow.ts';
import { Member } from '../membership/member.ts';
import { Acceptance } from './acceptance.ts';
import { AgreementDocument } from './document.ts';
import { DocumentVersion } from './document-version.ts';

/** Where the reader, or a member they speak for, stands with a document; of a member, for those who keep the register
 *  of it too. */
@ObjectType()
@Readable('public')
export class AgreementDuty {
  @Field(() => AgreementDocument)
  document!: AgreementDocument;

  @Field(() => DocumentVersion, { description: 'The version that holds today, or the first to come.' })
  version!: DocumentVersion;

  @Field(() => Member, {
    nullable: true,
    description: 'Which the reader speaks for; null for the reader, and for whom they apply.',
  })
  member!: Member | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The application for which it was signed, as long as that goes on.',
  })
  applicationId!: string | null;

  @Field(() => Boolean, { description: 'May the reader agree to it? Only a representative signs.' })
  mayAccept!: boolean;

  @Field(() => String, {
    description: 'to-accept, changed, accepted, informed, withdrawn, information or ended',
  })
  state!: DutyState;

  @Field(() => DocumentVersion, {
    nullable: true,
    description: 'The newest that was agreed to and stands; null once a later one was taken back.',
  })
  agreedTo!: DocumentVersion | null;

  @Field(() => Acceptance, {
    nullable: true,
    description: 'Of that version; where it was withdrawn, the one that was taken back.',
  })
  acceptance!: Acceptance | null;
}
