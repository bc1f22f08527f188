import { Inject } from '@nestjs/common';
import { Args, ArgsType, Context, Field, ID, Int, Query, Resolver } from '@nestjs/graphql';
import { isWaiting } from '@plenaria/agreements';
import type { RequestContext } from '../context.ts';
import { Allow } from '../graphql/allow.ts';
import { PageArgs } from '../graphql/paging.ts';
import { Scoped } from '../graphql/scopes.ts';
import { Works } from '../work.ts';
import { AcceptanceEvidence, DocumentAcceptanceConnection } from './acceptance.ts';
import { AgreementDuty } from './agreement-duty.ts';
import { AgreementDocument } from './document.ts';
import { findEvidence } from './find-acceptances.ts';
import { findDocumentAcceptances } from './find-document-acceptances.ts';
import { findDocument, findDocuments } from './find-documents.ts';
import { findApplicantDuties } from './find-applicant-duties.ts';
import { findMemberAgreements } from './find-member-agreements.ts';
import { findDuties } from './find-duties.ts';
import { keeps } from './keeps.ts';

/** Of which document, and of which of its versions. */
@ArgsType()
class DocumentAcceptancesArgs extends PageArgs {
  @Field()
  slug!: string;

  @Field(() => Int, { nullable: true, description: 'Its number; all versions if not given.' })
  version?: number | null;
}

/** Agreements and policies, read. */
@Resolver()
export class AgreementsResolver {
  readonly #works: Works;

  constructor(@Inject(Works) works: Works) {
    this.#works = works;
  }

  @Query(() => [AgreementDocument], { description: 'What is published.' })
  @Allow('public')
  @Scoped('agreements:read')
  async agreements(@Context() context: RequestContext): Promise<AgreementDocument[]> {
    return this.#works.read(context, (view) => findDocuments(view));
  }

  @Query(() => AgreementDocument, { nullable: true })
  @Allow('public')
  @Scoped('agreements:read')
  async agreement(
    @Context() context: RequestContext,
    @Args('slug') slug: string,
  ): Promise<AgreementDocument | null> {
    return this.#works.read(context, (view) => findDocument(view, slug));
  }

  @Query(() => [AgreementDuty], {
    description: 'Where the reader, and every member they speak for, stands. Empty for visitors.',
  })
  @Allow('public')
  async agreementDuties(@Context() context: RequestContext): Promise<AgreementDuty[]> {
    return this.#works.read(context, findDuties);
  }

  @Query(() => [AgreementDuty], {
    description:
      'What still waits for the reader when they want to join through a custodian, in these classes.',
  })
  @Allow('account')
  async documentsToAccept(
    @Context() context: RequestContext,
    @Args('custodian') custodian: string,
    @Args('classes', { type: () => [String], defaultValue: [] }) classes: string[],
  ): Promise<AgreementDuty[]> {
    const applicant = { custodian, classes, applicationId: null };
    const duties = await this.#works.read(context, (view) => findApplicantDuties(view, applicant));
    return duties.filter(({ state }) => isWaiting(state));
  }

  @Query(() => [AgreementDuty], {
    nullable: true,
    description:
      'What a member has to sign today and where it stands, for the custodian that holds it and for the secretary.',
  })
  @Allow('secretary', 'custodian')
  async memberAgreements(
    @Context() context: RequestContext,
    @Args('memberId', { type: () => ID }) memberId: string,
  ): Promise<readonly AgreementDuty[] | null> {
    return this.#works.read(context, (view) => findMemberAgreements(view, memberId));
  }

  @Query(() => AcceptanceEvidence, { nullable: true, description: 'For those whom it concerns.' })
  @Allow('account')
  async acceptance(
    @Context() context: RequestContext,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<AcceptanceEvidence | null> {
    return this.#works.read(context, (view) => findEvidence(view, id));
  }

  @Query(() => DocumentAcceptanceConnection, {
    nullable: true,
    description:
      'Who agreed to a document, the newest first, for whoever keeps it; of what members sign with the federation, a custodian is told of its own.',
  })
  @Allow('secretary', 'custodian')
  async documentAcceptances(
    @Context() context: RequestContext,
    @Args() { slug, version = null, ...page }: DocumentAcceptancesArgs,
  ): Promise<DocumentAcceptanceConnection | null> {
    return this.#works.read(context, (view) => findDocumentAcceptances(view, { slug, version }, page));
  }

  @Query(() => [AgreementDocument], { description: 'What the reader keeps, with its drafts.' })
  @Allow('secretary', 'custodian')
  async keptDocuments(@Context() context: RequestContext): Promise<AgreementDocument[]> {
    const documents = await this.#works.read(context, (view) => findDocuments(view, { drafts: true }));
    return documents.filter(({ custodianId }) => keeps(context.actor, custodianId));
  }
}
