import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Readable } from '../graphql/allow.ts';
import { Instant, Json } from '../graphql/scalars.ts';
import { MemberKind } from '../membership/member.ts';
import type { MemberFilter } from '../membership/members-wanted.ts';
import type { Words } from '../membership/words-by-language.ts';

/** Which members are written to: a filter of the register as it is today. */
export type Narrowed = Omit<MemberFilter, 'asOf'>;

/** A letter to many, as somebody writes it. `subject` and `body` are given by language. */
export type Draft = Narrowed & {
  readonly id: string;
  readonly refusable: boolean;
  readonly language: string;
  readonly subject: unknown;
  readonly body: unknown;
};

/** A mailing as it is kept, with who sent it. */
export type MailingRow = {
  readonly id: string;
  readonly sender: string;
  readonly language: string;
  readonly subject: Words;
  readonly body: Words;
  readonly refusable: boolean;
  readonly recipients: number;
  readonly sentAt: Date;
};

/** What a mailing is, in SQL: rows `g`, with the name of the custodian, or of the federation. */
export const MAILING = `
  select g.id, coalesce(c.name, (select f.name from membership.federation f limit 1), 'Plenaria') as sender, g.language,
         g.title as subject, g.body, g.refusable, cardinality(g.recipients) as recipients, g.sent_at as "sentAt"
    from post.mailing g left join membership.custodian c on c.id = g.custodian_id`;

/** The input of {@link Draft}. */
@InputType()
export class MailingInput {
  @Field(() => ID, { description: 'Chosen by the sender: what is sent twice under one id is one mailing.' })
  id!: string;

  @Field(() => String, { nullable: true })
  search?: string | null;

  @Field(() => String, { nullable: true })
  class?: string | null;

  @Field(() => String, { nullable: true })
  custodian?: string | null;

  @Field(() => MemberKind, { nullable: true })
  kind?: MemberKind | null;

  @Field({
    description: 'News, which a reader may do without; else a formal notice, which reaches everyone.',
  })
  refusable!: boolean;

  @Field({ description: 'The language for readers in whose own there is no text.' })
  language!: string;

  @Field(() => Json, { description: 'By language.' })
  subject!: unknown;

  @Field(() => Json, { description: 'By language.' })
  body!: unknown;
}

/** A letter to many members, in the words of its reader. */
@ObjectType()
@Readable('account')
export class Mailing {
  @Field(() => ID)
  id!: string;

  @Field({ description: 'The custodian, or the federation.' })
  sender!: string;

  @Field()
  subject!: string;

  @Field()
  body!: string;

  @Field({ description: 'The language of these words.' })
  language!: string;

  @Field()
  refusable!: boolean;

  @Field(() => Int, { description: 'How many people it went to.' })
  recipients!: number;

  @Field(() => Instant)
  sentAt!: Date;

  /** A mailing in the reader's language, or else in the one it was first written in. */
  static in(language: string, row: MailingRow): Mailing {
    return Object.assign(new Mailing(), row, wordsIn(language, row));
  }
}

/** How many read a language. */
@ObjectType()
@Readable('secretary', 'custodian')
export class Readers {
  @Field()
  language!: string;

  @Field(() => Int)
  count!: number;
}

/** Whom a mailing would reach. */
@ObjectType()
@Readable('secretary', 'custodian')
export class MailingReach {
  @Field(() => Int)
  members!: number;

  @Field(() => Int, {
    description: 'People: who represents an organisation or votes for it, and individuals.',
  })
  recipients!: number;

  @Field(() => Int, {
    description:
      'Of these, those who want no news, rounded down to a whole five: nobody is found by counting.',
  })
  refusing!: number;

  @Field(() => Int, { description: 'Members with nobody who could be written to.' })
  unreachable!: number;

  @Field(() => [Readers], { description: 'The most first.' })
  languages!: readonly Readers[];
}

/** The words for a reader of a language. A mailing has both in the language it was first written in. */
export function wordsIn(
  wanted: string,
  { language, subject, body }: Pick<MailingRow, 'language' | 'subject' | 'body'>,
): { readonly language: string; readonly subject: string; readonly body: string } {
  const read = subject[wanted] && body[wanted] ? wanted : language;
  return { language: read, subject: subject[read] ?? '', body: body[read] ?? '' };
}
