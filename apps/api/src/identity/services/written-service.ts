import { ArgsType, Field } from '@nestjs/graphql';

/** What an operator writes about a service. */
@ArgsType()
export class WrittenService {
  @Field()
  name!: string;

  @Field(() => [String])
  redirectUris!: string[];

  @Field(() => [String], { defaultValue: [] })
  leaveUris!: string[];

  @Field(() => String, { nullable: true })
  signOutUri!: string | null;

  @Field(() => [String])
  scopes!: string[];

  @Field({ defaultValue: false })
  asksNobody!: boolean;

  @Field({ defaultValue: 'members', description: 'members, applicants or anybody.' })
  admits!: string;
}

/** The same as it is kept: without blanks, without what was written twice, with the scope that stands for the rest. */
export function tidied(written: WrittenService): WrittenService {
  const once = (texts: readonly string[]) => [
    ...new Set(texts.map((text) => text.trim()).filter((text) => text !== '')),
  ];
  return {
    name: written.name.trim(),
    redirectUris: once(written.redirectUris),
    leaveUris: once(written.leaveUris),
    signOutUri: written.signOutUri?.trim() || null,
    scopes: once(['openid', ...written.scopes]),
    asksNobody: written.asksNobody,
    admits: written.admits,
  };
}
