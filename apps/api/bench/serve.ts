import 'reflect-metadata';
import { readConfig } from '../src/config.ts';
import { serveBarePath } from './bare-path.ts';
import { serveDefaultPath } from './default-path.ts';
import { InMemoryModule } from './in-memory.module.ts';
import { serveOurPath } from './our-path.ts';
import { custodianOf, memberOf, pageOf } from './register-in-memory.ts';

const config = readConfig({ DATABASE_URL: 'postgres://nobody@127.0.0.1/nothing', ...process.env });

const paths: Readonly<Record<string, () => Promise<number>>> = {
  'ours-in-memory': () => serveOurPath(config),
  'default-in-memory': () => serveDefaultPath([InMemoryModule.with(config)]),
  'bare-in-memory': () =>
    serveBarePath(({ variables }) => {
      if ('id' in variables) {
        const member = memberOf(String(variables['id']));
        return { member: member && Object.assign({}, member, { custodian: custodianOf(member) }) };
      }
      const page = pageOf(Number(variables['first']));
      return {
        members: {
          ...page,
          nodes: page.nodes.map((node) => Object.assign({}, node, { custodian: custodianOf(node) })),
        },
      };
    }),
};

const serve = paths[process.argv[2] ?? ''];
if (!serve) throw new Error(`One of ${Object.keys(paths).join(', ')}`);
// Ends with the program that started it, however that ended.
process.stdin.resume().on('end', () => process.exit(0));
process.stdout.write(`${JSON.stringify({ port: await serve() })}\n`);
