import { resolve } from 'node:path';
import { z } from 'zod';
import { Obstacle } from './obstacle.ts';
import { mailServer, queueAddress, ranges, sealingKeys, sender, siteAddress } from './settings.ts';

const flag = z
  .enum(['0', '1'])
  .default('0')
  .transform((value) => value === '1');

const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: siteAddress.optional(),
  DATABASE_URL: z.string().startsWith('postgres'),
  DB_POOL: z.coerce.number().int().min(2).max(200).default(10),
  PLENARIA_HOME: z.string().default('.plenaria'),
  ROLE: z.enum(['all', 'api', 'worker']).default('all'),
  DEMO: flag,
  MIGRATE: flag,
  TIME_TRAVEL: flag,
  /** The share of resolvers that are made to fail; in a test build only. */
  FAIL_RESOLVERS: z.coerce.number().min(0).max(1).default(0),
  /** Whoever is signed in may do everything as far as the program knows; in a test build only. */
  WITHOUT_GUARDS: flag,
  /** Which example an empty database gets; without it the first assembly. */
  SCENARIO: z.string().optional(),
  SMTP_URL: mailServer.optional(),
  MAIL_FROM: sender.default('Plenaria <plenaria@localhost>'),
  /** Private ranges to which addresses that people give may lead, with commas between. */
  OUTWARD_RANGES: ranges.default([]),
  /** Keys that seal secrets, with commas between: the first seals, each opens. */
  SECRETS_KEYS: sealingKeys.default([]),
  /** How old a key that signs for services may grow, and how long a new one is published before it signs. */
  SIGNING_KEY_DAYS: z.coerce.number().int().min(1).max(3_650).default(90),
  SIGNING_KEY_WAIT_HOURS: z.coerce.number().int().min(0).max(720).default(24),
  /** The key by which push services know us; without it one is kept in the home. */
  PUSH_KEY: z
    .string()
    .regex(/^[\w-]{43}$/)
    .optional(),
  QUEUE_URL: queueAddress.optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** How many proxies of ours stand between the network and this process. */
  TRUST_PROXY: z.coerce.number().int().min(0).max(9).default(0),
  NODE_ENV: z.string().default('production'),
});

/** Everything the program learns from its environment, parsed once and frozen. */
export type Config = Readonly<ReturnType<typeof readConfig>>;

/** Injection token of the {@link Config}. */
export const CONFIG = Symbol('config');

/** Reads the environment; throws one sentence that names every variable that is wrong. */
export function readConfig(env: NodeJS.ProcessEnv) {
  const parsed = environment.safeParse(env);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Obstacle(`The environment is not right. ${problems.join('; ')}`);
  }
  const given = parsed.data;
  return Object.freeze({
    port: given.PORT,
    host: given.HOST,
    publicUrl: given.PUBLIC_URL?.replace(/\/$/, '') ?? `http://localhost:${given.PORT}`,
    databaseUrl: given.DATABASE_URL,
    databasePool: given.DB_POOL,
    home: resolve(given.PLENARIA_HOME),
    role: given.ROLE,
    demo: given.DEMO,
    migrate: given.MIGRATE,
    timeTravel: given.TIME_TRAVEL,
    failResolvers: given.TIME_TRAVEL ? given.FAIL_RESOLVERS : 0,
    withoutGuards: given.TIME_TRAVEL && given.WITHOUT_GUARDS,
    scenario: given.SCENARIO,
    smtpUrl: given.SMTP_URL,
    mailFrom: given.MAIL_FROM,
    outwardRanges: given.OUTWARD_RANGES,
    secretsKeys: given.SECRETS_KEYS,
    signingKeyDays: given.SIGNING_KEY_DAYS,
    signingKeyWaitHours: given.SIGNING_KEY_WAIT_HOURS,
    pushKey: given.PUSH_KEY,
    queueUrl: given.QUEUE_URL,
    logLevel: given.LOG_LEVEL,
    proxyHops: given.TRUST_PROXY,
    production: given.NODE_ENV === 'production',
  });
}
