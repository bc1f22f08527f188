import { Inject } from '@nestjs/common';
import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { languagesOf } from '../context.ts';
import type { RequestContext } from '../context.ts';
import { Allow } from '../graphql/allow.ts';
import { loaderOf } from '../graphql/loaders.ts';
import { Custodian } from '../membership/custodian.ts';
import { Person } from '../membership/person.ts';
import { personOf } from '../membership/register-loaders.ts';
import { Decision } from '../voting/decision.ts';
import { personIfAny } from '../voting/decision-loaders.ts';
import { findDecision } from '../voting/find-decisions.ts';
import { Works } from '../work.ts';
import { Acceptance, Withdrawal } from './acceptance.ts';
import { AgreementDocument } from './document.ts';
import { DocumentText } from './document-text.ts';
import { DocumentVersion } from './document-version.ts';

/** Whose document it is. */
@Resolver(() => AgreementDocument)
export class AgreementDocumentResolver {
  readonly #works: Works;

  constructor(@Inject(Works) works: Works) {
    this.#works = works;
  }

  @ResolveField(() => Custodian, { nullable: true, description: 'Null: the federation’s own.' })
  @Allow('public')
  async custodian(
    @Parent() document: AgreementDocument,
    @Context() context: RequestContext,
  ): Promise<Custodian | null> {
    if (document.custodianId === null) return null;
    const loader = loaderOf(context, 'agreements.custodian', async (ids) => {
      const found = await this.#works.view(context).db.find(Custodian);
      return ids.map((id) => found.find((custodian) => custodian.id === id) ?? null);
    });
    return loader.load(document.custodianId);
  }
}

/** The words of a version in the reader's language, and the decision behind it. */
@Resolver(() => DocumentVersion)
export class DocumentVersionResolver {
  readonly #works: Works;

  constructor(@Inject(Works) works: Works) {
    this.#works = works;
  }

  @ResolveField(() => DocumentText, {
    nullable: true,
    description:
      "In the language asked for, else in the first of the reader's own, else in English or the authoritative one.",
  })
  @Allow('public')
  async text(
    @Parent() version: DocumentVersion,
    @Context() context: RequestContext,
    @Args('language', { type: () => String, nullable: true }) language: string | null,
  ): Promise<DocumentText | null> {
    const own = languagesOf(context.request.headers['accept-language']);
    return DocumentVersion.textIn(version, [
      ...(language === null ? [] : [language]),
      context.language,
      ...own,
    ]);
  }

  @ResolveField(() => Decision, { nullable: true, description: 'Which adopted it.' })
  @Allow('public')
  async adoptedBy(
    @Parent() version: DocumentVersion,
    @Context() context: RequestContext,
  ): Promise<Decision | null> {
    return version.adoptedById ? findDecision(this.#works.view(context), version.adoptedById) : null;
  }
}

/** The words themselves. */
@Resolver(() => DocumentText)
export class DocumentTextBodyResolver {
  readonly #works: Works;

  constructor(@Inject(Works) works: Works) {
    this.#works = works;
  }

  @ResolveField(() => String, { description: 'Markdown.' })
  @Allow('public')
  async body(@Parent() text: DocumentText, @Context() context: RequestContext): Promise<string> {
    const loader = loaderOf(context, 'agreements.body', (ids) =>
      this.#works.read(context, async ({ db }) => {
        const rows = await db.query<{ id: string; body: string }[]>(
          'select id, body from agreements.text where id = any($1::uuid[])',
          [ids],
        );
        return ids.map((id) => rows.find((row) => row.id === id)?.body ?? '');
      }),
    );
    return loader.load(text.id);
  }

  @ResolveField(() => Person, { nullable: true })
  @Allow('signedIn')
  async author(@Parent() text: DocumentText, @Context() context: RequestContext): Promise<Person | null> {
    return personIfAny({ context, view: this.#works.view(context) }, text.writtenById);
  }
}

/** Who agreed. */
@Resolver(() => Acceptance)
export class AcceptanceResolver {
  readonly #works: Works;

  constructor(@Inject(Works) works: Works) {
    this.#works = works;
  }

  @ResolveField(() => Person)
  @Allow('public')
  async person(@Parent() acceptance: Acceptance, @Context() context: RequestContext): Promise<Person> {
    return personOf({ context, view: this.#works.view(context) }, acceptance.personId);
  }
}

/** Who took it back. */
@Resolver(() => Withdrawal)
export class WithdrawalResolver {
  readonly #works: Works;

  constructor(@Inject(Works) works: Works) {
    this.#works = works;
  }

  @ResolveField(() => Person)
  @Allow('public')
  async person(@Parent() withdrawal: Withdrawal, @Context() context: RequestContext): Promise<Person> {
    return personOf({ context, view: this.#works.view(context) }, withdrawal.personId);
  }
}
