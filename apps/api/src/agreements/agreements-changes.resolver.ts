import { Inject } from '@nestjs/common';
import { Args, ArgsType, Context, Field, ID, InputType, Int, Mutation, Resolver } from '@nestjs/graphql';
import type { Day as CivilDay } from '@plenaria/membership';
import type { RequestContext } from '../context.ts';
import { Allow } from '../graphql/allow.ts';
import { Done } from '../graphql/done.ts';
import { answerOf } from '../graphql/refusal.ts';
import { Day } from '../graphql/scalars.ts';
import { StepUp } from '../graphql/step-up.ts';
import { Works } from '../work.ts';
import { acceptDocuments } from './accept-documents.ts';
import { AcceptanceEvidence, Acceptances } from './acceptance.ts';
import { AgreementDocument } from './document.ts';
import { discardDraft } from './discard-draft.ts';
import { draftDocument } from './draft-document.ts';
import { endDocument } from './end-document.ts';
import { publishDocument } from './publish-document.ts';
import { reviewDocumentText } from './review-document-text.ts';
import { withdrawAcceptance } from './withdraw-acceptance.ts';
import { writeDocumentText } from './write-document-text.ts';

const AcceptDocumentsResult = answerOf('AcceptDocumentsResult', Acceptances);
const WithdrawAcceptanceResult = answerOf('WithdrawAcceptanceResult', AcceptanceEvidence);
const DiscardDraftResult = answerOf('DiscardDraftResult', Done);
const DocumentResult = answerOf('DocumentResult', AgreementDocument);

/** One document that is agreed to. */
@InputType()
class AcceptingInput {
  @Field(() => ID)
  versionId!: string;

  @Field({ description: 'In which the text was read.' })
  language!: string;

  @Field({ description: 'Of the text that was read.' })
  sha256!: string;

  @Field(() => ID, { nullable: true, description: 'The member who is signed for.' })
  memberId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The reader’s application for which it is signed again.' })
  applicationId?: string | null;
}

/** A document without words. */
@ArgsType()
class DraftDocumentArgs {
  @Field()
  slug!: string;

  @Field()
  kind!: string;

  @Field({ description: 'ISO 3166-1, two letters, or * for everywhere.' })
  jurisdiction!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The slug of a custodian; the federation if not given.',
  })
  custodian?: string | null;

  @Field(() => [String], { defaultValue: [] })
  classes!: string[];
}

/** Words of a version in one language. */
@ArgsType()
class WriteDocumentTextArgs {
  @Field()
  slug!: string;

  @Field(() => ID, { nullable: true, description: 'The version to translate; the draft if not given.' })
  versionId?: string | null;

  @Field()
  language!: string;

  @Field()
  title!: string;

  @Field({ description: 'Markdown.' })
  body!: string;

  @Field({ description: 'In plain language, in Markdown.' })
  summary!: string;

  @Field(() => String, { nullable: true, description: 'The hash of what the writer had before them.' })
  base?: string | null;
}

/** What is published, from when, and by what right. */
@ArgsType()
class PublishDocumentArgs {
  @Field()
  slug!: string;

  @Field({ description: 'Of the authoritative text that was read.' })
  sha256!: string;

  @Field(() => Day)
  effectiveFrom!: CivilDay;

  @Field()
  material!: boolean;

  @Field(() => Int, { nullable: true, description: 'The number of the decision that adopted it.' })
  decision?: number | null;

  @Field(() => String, { nullable: true, description: 'Why there is none.' })
  reason?: string | null;
}

/** Agreeing, taking it back, and keeping the documents. */
@Resolver()
export class AgreementsChangesResolver {
  readonly #works: Works;

  constructor(@Inject(Works) works: Works) {
    this.#works = works;
  }

  @Mutation(() => AcceptDocumentsResult, { description: 'All of them, or none.' })
  @Allow('account')
  async acceptDocuments(
    @Context() context: RequestContext,
    @Args('accepting', { type: () => [AcceptingInput] }) accepting: AcceptingInput[],
  ) {
    const wanted = accepting.map(
      ({ versionId, language, sha256, memberId = null, applicationId = null }) => ({
        versionId,
        language,
        sha256,
        memberId,
        applicationId,
      }),
    );
    return this.#works.run(context, (work) => acceptDocuments(work, wanted));
  }

  @Mutation(() => WithdrawAcceptanceResult)
  @Allow('account')
  @StepUp()
  async withdrawAcceptance(
    @Context() context: RequestContext,
    @Args('id', { type: () => ID }) id: string,
    @Args('reason') reason: string,
  ) {
    return this.#works.run(context, (work) => withdrawAcceptance(work, id, reason));
  }

  @Mutation(() => DocumentResult)
  @Allow('secretary', 'custodian')
  async draftDocument(@Context() context: RequestContext, @Args() args: DraftDocumentArgs) {
    const { slug, kind, jurisdiction, custodian = null, classes } = args;
    const input = { slug, kind, jurisdiction, custodian, classes };
    return this.#works.run(context, (work) => draftDocument(work, input));
  }

  @Mutation(() => DocumentResult)
  @Allow('secretary', 'custodian')
  async writeDocumentText(@Context() context: RequestContext, @Args() args: WriteDocumentTextArgs) {
    const { slug, versionId = null, language, title, body, summary, base = null } = args;
    const input = { slug, versionId, language, title, body, summary, base };
    return this.#works.run(context, (work) => writeDocumentText(work, input));
  }

  @Mutation(() => DocumentResult)
  @Allow('secretary', 'custodian')
  async reviewDocumentText(
    @Context() context: RequestContext,
    @Args('slug') slug: string,
    @Args('textId', { type: () => ID }) textId: string,
  ) {
    return this.#works.run(context, (work) => reviewDocumentText(work, slug, textId));
  }

  @Mutation(() => DocumentResult, {
    description: 'For good: its authoritative text can no longer be changed.',
  })
  @Allow('secretary', 'custodian')
  @StepUp()
  async publishDocument(@Context() context: RequestContext, @Args() args: PublishDocumentArgs) {
    const { slug, sha256, effectiveFrom, material, decision = null } = args;
    const input = { slug, sha256, effectiveFrom, material, decision, reason: args.reason ?? '' };
    return this.#works.run(context, (work) => publishDocument(work, input));
  }

  @Mutation(() => DocumentResult, {
    description:
      'From the day after its last one nobody is asked; without a day one that was to end goes on.',
  })
  @Allow('secretary', 'custodian')
  @StepUp()
  async endDocument(
    @Context() context: RequestContext,
    @Args('slug') slug: string,
    @Args('lastDay', { type: () => Day, nullable: true }) lastDay: CivilDay | null,
    @Args('reason') reason: string,
  ) {
    return this.#works.run(context, (work) => endDocument(work, { slug, lastDay: lastDay ?? null, reason }));
  }

  @Mutation(() => DiscardDraftResult, {
    description: 'In every language; a document of which nothing was published goes with it.',
  })
  @Allow('secretary', 'custodian')
  async discardDraft(@Context() context: RequestContext, @Args('slug') slug: string) {
    return this.#works.run(context, (work) => discardDraft(work, slug));
  }
}
