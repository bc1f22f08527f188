import 'reflect-metadata';
import { fileURLToPath } from 'node:url';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DataSource } from 'typeorm';
import { writePersonaLinks } from '../scenarios/persona-links.ts';
import { loadScenario, scenarioIn } from '../scenarios/scenario.ts';
import { scenarioNamed } from '../scenarios/scenarios.ts';
import { AppModule } from './app.module.ts';
import { readConfig } from './config.ts';
import type { Config } from './config.ts';
import { createDataSource, migrate } from './database.ts';
import { layEdge } from './edge.ts';
import { ServicesDoor } from './identity/services/services-door.ts';
import { LiveOperations } from './graphql/live-operations.ts';
import { OwnOperations } from './graphql/own-operations.ts';
import { readPersistedDocuments } from './graphql/persisted-documents.ts';
import { createLog, NestLog } from './log.ts';
import type { Log } from './log.ts';
import { Obstacle } from './obstacle.ts';
import { readableAddress } from './readable-address.ts';
import { requestIdOf } from './operations/request-id.ts';

/** The repository's root, seen from apps/api/dist/src. */
const ROOT = new URL('../../../../', import.meta.url);
const SITE = fileURLToPath(new URL('apps/web/dist/site', ROOT));
const DOCUMENTS = fileURLToPath(new URL('apps/web/dist/persisted-documents.json', ROOT));
/** GraphQL bodies; the one larger thing, a register to import, has its own limit. */
const BODY_BYTES_MAX = 1024 * 1024;

try {
  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  // Apollo and graphql-js can leave a rejection behind (see platform.md of the design); it must not end the process.
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'unhandled rejection'));
  await start(config, log);
} catch (error) {
  console.error(error instanceof Obstacle ? error.message : error);
  process.exit(1);
}

async function start(config: Config, log: Log): Promise<void> {
  // a wrong name is told before anything is touched
  if (config.demo && config.scenario !== undefined) scenarioNamed(config.scenario);
  const source = createDataSource(config, (error) => log.warn({ err: error }, 'a database connection broke'));
  await connect(source, config);
  if (config.migrate) log.info({ migrations: await migrate(source) }, 'migrated');
  if (config.demo) await showExample(source, config, log);
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with(config, log, source),
    new FastifyAdapter({
      bodyLimit: BODY_BYTES_MAX,
      // A bare number would be believed of nobody: Fastify wants to see each proxy's address.
      trustProxy: (_address: string, hop: number) => hop < config.proxyHops,
      genReqId: requestIdOf,
      rewriteUrl: ({ url = '/' }) => readableAddress(url),
      forceCloseConnections: true,
    }),
    { logger: new NestLog(log), abortOnError: false },
  );
  app.enableShutdownHooks(['SIGTERM', 'SIGINT'], { useProcessExit: true });
  const documents = readPersistedDocuments(DOCUMENTS);
  await layEdge(app, config, SITE);
  await app.get(ServicesDoor, { strict: false }).lay(app);
  await app.init();
  app.get(OwnOperations).prepare(documents);
  await app.listen(config.port, config.host);
  app.get(LiveOperations).listen(app.getHttpServer(), documents);
  log.info({ url: await app.getUrl() }, 'listening');
}

/** Tells which database it is that cannot be used, never with whose password. */
async function connect(source: DataSource, { databaseUrl }: Config): Promise<void> {
  const { host, pathname } = URL.canParse(databaseUrl) ? new URL(databaseUrl) : { host: '', pathname: '' };
  try {
    await source.initialize();
  } catch (error) {
    const { message, code } = error as NodeJS.ErrnoException;
    throw new Obstacle(`The database ${host}${pathname} of DATABASE_URL cannot be used: ${message || code}`, {
      cause: error,
    });
  }
}

/** The living example: loaded into an empty database, with a link for each of its personas. */
async function showExample(source: DataSource, config: Config, log: Log): Promise<void> {
  const there = await scenarioIn(source);
  const scenario = scenarioNamed(config.scenario ?? there ?? 'first-assembly');
  if (there !== null && there !== scenario.name)
    throw new Obstacle(
      `This database holds the example "${there}", and "${scenario.name}" needs an empty one: ` +
        'give it a PLENARIA_HOME of its own, or remove the data with "npm run reset" first.',
    );
  const isNew = await loadScenario(source, scenario, new Date());
  await writePersonaLinks(source, config, scenario);
  log.info({ scenario: scenario.name, isNew }, 'the example is there');
}
