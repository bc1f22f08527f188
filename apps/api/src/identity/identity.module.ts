import { Global, Inject, Module } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { ActorSource } from '../context.ts';
import { JobRegistry } from '../jobs/job-registry.ts';
import { Works } from '../work.ts';
import { answerLinkRequest, linkRequestSchema } from './answer-link-request.ts';
import { ApiTokensResolver } from './api-tokens/api-tokens.resolver.ts';
import { TokenDoor } from './api-tokens/token-door.ts';
import { Door } from './door.ts';
import { answerEmailChange, emailChangeSchema } from './email/answer-email-change.ts';
import { EmailResolver } from './email/email.resolver.ts';
import { IdentityResolver } from './identity.resolver.ts';
import { KeptProvidersResolver } from './openid/kept-providers.resolver.ts';
import { ProvidersResolver } from './openid/providers.resolver.ts';
import { PasskeysResolver } from './passkeys/passkeys.resolver.ts';
import { RateLimits } from './rate-limits.ts';
import { PersonRolesResolver, RolesResolver } from './roles/roles.resolver.ts';
import { OpenidProvider } from './services/openid-provider.ts';
import { ServiceJobs } from './services/service-jobs.ts';
import { ServiceRequestsResolver } from './services/service-requests.resolver.ts';
import { ServicesDoor } from './services/services-door.ts';
import { ServicesResolver } from './services/services.resolver.ts';
import { Sessions } from './sessions.ts';
import { SecretsResolver } from './secrets/secrets.resolver.ts';
import { StepUpResolver } from './step-up/step-up.resolver.ts';
import { ViewerResolver } from './viewer.resolver.ts';

/** Who is asking: links, sessions, roles, preferences. */
@Global()
@Module({
  providers: [
    { provide: ActorSource, useClass: Sessions },
    Door,
    RateLimits,
    TokenDoor,
    ApiTokensResolver,
    EmailResolver,
    IdentityResolver,
    KeptProvidersResolver,
    PasskeysResolver,
    PersonRolesResolver,
    RolesResolver,
    ProvidersResolver,
    OpenidProvider,
    SecretsResolver,
    ServiceJobs,
    ServiceRequestsResolver,
    ServicesDoor,
    ServicesResolver,
    StepUpResolver,
    ViewerResolver,
  ],
  exports: [ActorSource, Door, RateLimits, TokenDoor],
})
export class IdentityModule implements OnModuleInit {
  readonly #registry: JobRegistry;
  readonly #works: Works;

  constructor(@Inject(JobRegistry) registry: JobRegistry, @Inject(Works) works: Works) {
    this.#registry = registry;
    this.#works = works;
  }

  onModuleInit(): void {
    const keeping = { forget: true };
    this.#registry.handle(
      'login-link',
      linkRequestSchema,
      async (asking, request, run) => {
        await this.#works.attempt(asking, (work) => answerLinkRequest(work, request, run.id));
      },
      keeping,
    );
    this.#registry.handle('email-change', emailChangeSchema, async (asking, asked, run) => {
      await this.#works.attempt(asking, (work) => answerEmailChange(work, asked, run.id));
    });
  }
}
