import pg from 'pg';
import { DataSource, MigrationExecutor } from 'typeorm';
import { Membership1700000000001 } from '../migrations/0001-membership.ts';
import { Identity1700000000002 } from '../migrations/0002-identity.ts';
import { Post1700000000003 } from '../migrations/0003-post.ts';
import { Voting1700000000004 } from '../migrations/0004-voting.ts';
import { Casting1700000000005 } from '../migrations/0005-casting.ts';
import { OutboxOrder1700000000006 } from '../migrations/0006-outbox-order.ts';
import { CustodianScope1700000000007 } from '../migrations/0007-custodian-scope.ts';
import { TiesAndClasses1700000000008 } from '../migrations/0008-ties-and-classes.ts';
import { Accounts1700000000009 } from '../migrations/0009-accounts.ts';
import { Agreements1700000000010 } from '../migrations/0010-agreements.ts';
import { Joining1700000000011 } from '../migrations/0011-joining.ts';
import { SignInSecrets1700000000012 } from '../migrations/0012-sign-in-secrets.ts';
import { JoiningDocuments1700000000013 } from '../migrations/0013-joining-documents.ts';
import { Lifecycle1700000000014 } from '../migrations/0014-lifecycle.ts';
import { ApiTokens1700000000016 } from '../migrations/0016-api-tokens.ts';
import { Circles1700000000020 } from '../migrations/0020-circles.ts';
import { Constitution1700000000021 } from '../migrations/0021-constitution.ts';
import { PersonalData1700000000023 } from '../migrations/0023-personal-data.ts';
import { Audit1700000000024 } from '../migrations/0024-audit.ts';
import { Notices1700000000025 } from '../migrations/0025-notices.ts';
import { CustodiansOwnSignIn1700000000028 } from '../migrations/0028-custodians-own-sign-in.ts';
import { EmailChange1700000000029 } from '../migrations/0029-email-change.ts';
import { Invitations1700000000030 } from '../migrations/0030-invitations.ts';
import { FilesInTheTrail1700000000031 } from '../migrations/0031-files-in-the-trail.ts';
import { TheDaysOfTheProgram1700000000032 } from '../migrations/0032-the-days-of-the-program.ts';
import { Delegates1700000000033 } from '../migrations/0033-delegates.ts';
import { CustodianFacts1700000000034 } from '../migrations/0034-custodian-facts.ts';
import { Welcome1700000000035 } from '../migrations/0035-welcome.ts';
import { Mailings1700000000036 } from '../migrations/0036-mailings.ts';
import { Digests1700000000037 } from '../migrations/0037-digests.ts';
import { Push1700000000039 } from '../migrations/0039-push.ts';
import { ServiceLevels1700000000040 } from '../migrations/0040-service-levels.ts';
import { WallsOfTheRegister1700000000042 } from '../migrations/0042-walls-of-the-register.ts';
import { RegisterNumbers1700000000043 } from '../migrations/0043-register-numbers.ts';
import { IncomeBands1700000000044 } from '../migrations/0044-income-bands.ts';
import { OneAccount1700000000045 } from '../migrations/0045-one-account.ts';
import { Diversity1700000000046 } from '../migrations/0046-diversity.ts';
import { WhoMayUseServices1700000000047 } from '../migrations/0047-who-may-use-services.ts';
import { FormerNames1700000000048 } from '../migrations/0048-former-names.ts';
import { ToldOfVersions1700000000049 } from '../migrations/0049-told-of-versions.ts';
import { ServicesInTheTrail1700000000050 } from '../migrations/0050-services-in-the-trail.ts';
import { VotesAboutMemberships1700000000051 } from '../migrations/0051-votes-about-memberships.ts';
import { AddressesOfToday1700000000052 } from '../migrations/0052-addresses-of-today.ts';
import { NamesAnywhere1700000000053 } from '../migrations/0053-names-anywhere.ts';
import { FormerNames1700000000054 } from '../migrations/0054-former-names.ts';
import { BelongingInCircles1700000000055 } from '../migrations/0055-belonging-in-circles.ts';
import { SignedByOwnMembers1700000000056 } from '../migrations/0056-signed-by-own-members.ts';
import { WhyNobodyCameIn1700000000057 } from '../migrations/0057-why-nobody-came-in.ts';
import { NoReasonAfterErasure1700000000059 } from '../migrations/0059-no-reason-after-erasure.ts';
import { NamesOfServices1700000000060 } from '../migrations/0060-names-of-services.ts';
import { DocumentsEnd1700000000061 } from '../migrations/0061-documents-end.ts';
import { TermsToCome1700000000062 } from '../migrations/0062-terms-to-come.ts';
import { Acceptance } from './agreements/acceptance.ts';
import { AgreementDocument } from './agreements/document.ts';
import { DocumentText } from './agreements/document-text.ts';
import { DocumentVersion } from './agreements/document-version.ts';
import { Circle } from './circles/circle.ts';
import { CircleRole } from './circles/circle-role.ts';
import type { Config } from './config.ts';
import { Account } from './identity/account.ts';
import { ApiToken } from './identity/api-tokens/api-token.ts';
import { Passkey } from './identity/passkeys/passkey.ts';
import { Session } from './identity/session.ts';
import type { RefusalCode } from './graphql/refusal-codes.ts';
import { Application } from './joining/application.ts';
import { MembershipChange } from './lifecycle/change.ts';
import { Custodian } from './membership/custodian.ts';
import { Federation } from './membership/federation.ts';
import { Member } from './membership/member.ts';
import { MemberClass } from './membership/member-class.ts';
import { Person } from './membership/person.ts';
import { Amendment } from './voting/amendment.ts';
import { Comment } from './voting/comment.ts';
import { Decision } from './voting/decision.ts';
import { DecisionText } from './voting/decision-text.ts';
import { RollEntry } from './voting/roll-entry.ts';
import { RulePack } from './voting/rule-pack.ts';

/** Every entity, by name. */
const entities: Function[] = [
  Acceptance,
  Account,
  AgreementDocument,
  Amendment,
  ApiToken,
  Application,
  Circle,
  CircleRole,
  Comment,
  Custodian,
  Decision,
  DecisionText,
  DocumentText,
  DocumentVersion,
  Federation,
  Member,
  MemberClass,
  MembershipChange,
  Passkey,
  Person,
  RollEntry,
  RulePack,
  Session,
];

/** Every migration, in order, by name. */
const migrations: Function[] = [
  Membership1700000000001,
  Identity1700000000002,
  Post1700000000003,
  Voting1700000000004,
  Casting1700000000005,
  OutboxOrder1700000000006,
  CustodianScope1700000000007,
  TiesAndClasses1700000000008,
  Accounts1700000000009,
  Agreements1700000000010,
  Joining1700000000011,
  SignInSecrets1700000000012,
  JoiningDocuments1700000000013,
  Lifecycle1700000000014,
  ApiTokens1700000000016,
  Circles1700000000020,
  Constitution1700000000021,
  PersonalData1700000000023,
  Audit1700000000024,
  Notices1700000000025,
  CustodiansOwnSignIn1700000000028,
  EmailChange1700000000029,
  Invitations1700000000030,
  FilesInTheTrail1700000000031,
  TheDaysOfTheProgram1700000000032,
  Delegates1700000000033,
  CustodianFacts1700000000034,
  Welcome1700000000035,
  Mailings1700000000036,
  Digests1700000000037,
  Push1700000000039,
  ServiceLevels1700000000040,
  WallsOfTheRegister1700000000042,
  RegisterNumbers1700000000043,
  IncomeBands1700000000044,
  OneAccount1700000000045,
  Diversity1700000000046,
  WhoMayUseServices1700000000047,
  FormerNames1700000000048,
  ToldOfVersions1700000000049,
  ServicesInTheTrail1700000000050,
  VotesAboutMemberships1700000000051,
  AddressesOfToday1700000000052,
  NamesAnywhere1700000000053,
  FormerNames1700000000054,
  BelongingInCircles1700000000055,
  SignedByOwnMembers1700000000056,
  WhyNobodyCameIn1700000000057,
  NoReasonAfterErasure1700000000059,
  NamesOfServices1700000000060,
  DocumentsEnd1700000000061,
  TermsToCome1700000000062,
];

/** What a unique or exclusion violation means to the person who met it. */
export const refusalOfConstraint: Readonly<Record<string, RefusalCode>> = {
  application_one_draft: 'VERSION_MISMATCH',
  document_slug: 'SLUG_TAKEN',
  version_one_draft: 'VERSION_MISMATCH',
  circle_seat_one_role_at_a_time: 'REGISTER_CONTRADICTS',
  circle_slug: 'REGISTER_CONTRADICTS',
  class_holding_within_class: 'REGISTER_CONTRADICTS',
  class_holding_once_at_a_time: 'REGISTER_CONTRADICTS',
  level_holding_one_at_a_time: 'REGISTER_CONTRADICTS',
  level_holding_within: 'REGISTER_CONTRADICTS',
  member_organisation_name: 'REGISTER_CONTRADICTS',
  member_person: 'REGISTER_CONTRADICTS',
  member_slug: 'REGISTER_CONTRADICTS',
  passkey_credential: 'PASSKEY_KNOWN',
  provider_connection_subject: 'PROVIDER_CONNECTED_ELSEWHERE',
  membership_change_one_open: 'ALREADY_UNDER_WAY',
  membership_one_custodian_at_a_time: 'REGISTER_CONTRADICTS',
  pause_once_at_a_time: 'REGISTER_CONTRADICTS',
  person_email: 'REGISTER_CONTRADICTS',
  representation_one_representative_at_a_time: 'REGISTER_CONTRADICTS',
  representation_one_role_a_person: 'REGISTER_CONTRADICTS',
  service_level_one_version_a_day: 'REGISTER_CONTRADICTS',
  service_level_slug: 'SLUG_TAKEN',
  service_name: 'NAME_TAKEN',
};

/** A statement that takes longer than this is ended by the database. */
const STATEMENT_TIMEOUT_MS = 5_000;

/** Any number, the same in every process: only one migrates at a time. */
const MIGRATION_LOCK = 7_160_512;

/** The one connection pool of this process; `notice` hears of connections that broke while idle. */
export function createDataSource(config: Config, notice: (error: unknown) => void): DataSource {
  return new DataSource({
    type: 'postgres',
    url: config.databaseUrl,
    entities,
    migrations,
    migrationsTableName: 'migration',
    poolSize: config.databasePool,
    applicationName: `plenaria ${config.role}`,
    poolErrorHandler: notice,
    extra: {
      statement_timeout: STATEMENT_TIMEOUT_MS,
      connectionTimeoutMillis: 10_000,
      Client: clientThatTells(notice),
    },
    logging: false,
  });
}

/**
 * A connection on its way between the pool and who uses it has no listener of either; were it cut in that moment,
 * the process would end.
 */
function clientThatTells(notice: (error: unknown) => void): typeof pg.Client {
  return class extends pg.Client {
    constructor(config?: string | pg.ClientConfig) {
      super(config);
      this.on('error', notice);
    }
  };
}

/** Brings the schema up to date, one process at a time. */
export async function migrate(source: DataSource): Promise<readonly string[]> {
  const runner = source.createQueryRunner();
  try {
    await runner.query('set statement_timeout = 0');
    await runner.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await runner.query(`set plenaria.account = 'system'`);
    const executor = new MigrationExecutor(source, runner);
    executor.transaction = 'each';
    const done = await executor.executePendingMigrations();
    await runner.query('reset plenaria.account');
    await runner.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    return done.map((migration) => migration.name);
  } finally {
    await runner.query(`set statement_timeout = ${STATEMENT_TIMEOUT_MS}`);
    await runner.release();
  }
}
