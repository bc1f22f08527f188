import { existsSync, readFileSync } from 'node:fs';
import { Script } from 'node:vm';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { CHECKOUT } from './checkout.mjs';
import { sourceFiles } from './source-files.mjs';

type Service = {
  readonly image: string;
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly environment: Readonly<Record<string, string>>;
  readonly volumes: readonly string[];
  readonly ports?: readonly string[];
  readonly healthcheck?: { readonly test: readonly string[] };
};
type Compose = {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
};

const read = (path: string) => readFileSync(`${CHECKOUT}${path}`, 'utf8');
const compose: Compose = parse(read('docker/compose.yaml'));
const dockerfile = read('docker/Dockerfile').replace(/\\\n\s*/g, ' ');
const lines = dockerfile.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
const instructions = (name: string) =>
  lines.filter((line) => line.startsWith(`${name} `)).map((line) => line.slice(name.length + 1));

describe('the Dockerfile', () => {
  it('builds on one pinned Node.js 24 and runs on the same', () => {
    const images = instructions('FROM').map((from) => from.split(' ')[0]);
    expect(new Set(images).size).toBe(1);
    expect(images[0]).toMatch(/^node:24\.\d+\.\d+-bookworm-slim$/);
  });

  it('knows every workspace, so that npm ci installs what each needs', () => {
    const workspaces = sourceFiles().filter(({ path }) => /^(apps|libs)\/[^/]+\/package\.json$/.test(path));
    const copied = instructions('COPY').map((copy) => copy.split(' ')[0]);
    expect(workspaces.map(({ path }) => path).filter((path) => !copied.includes(path))).toEqual([]);
  });

  it('copies only what is there', () => {
    const fromCheckout = instructions('COPY').filter((copy) => !copy.startsWith('--from'));
    const sources = fromCheckout.flatMap((copy) => copy.split(' ').slice(0, -1));
    expect(sources.filter((path) => !existsSync(`${CHECKOUT}${path}`))).toEqual([]);
  });

  it('runs npm scripts that exist', () => {
    const { scripts }: { scripts: Record<string, string> } = JSON.parse(read('package.json'));
    const named = [...dockerfile.matchAll(/npm run ([\w-]+)/g)].map(([, name]) => name ?? '');
    expect(named).toEqual(['build']);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  it('starts the program that the build makes, as process 1 and not as root', () => {
    const user = lines.findLastIndex((line) => line.startsWith('USER '));
    expect(lines[user]).toBe('USER node');
    const commands = lines.slice(user).filter((line) => line.startsWith('CMD '));
    expect(commands).toEqual(['CMD ["node", "apps/api/dist/src/main.js"]']);
    expect(existsSync(`${CHECKOUT}apps/api/src/main.ts`)).toBe(true);
  });

  it('asks the api whether it is ready', () => {
    const [health = ''] = instructions('HEALTHCHECK');
    const command: string[] = JSON.parse(health.slice(health.indexOf('[')));
    expect(command.slice(0, 2)).toEqual(['node', '-e']);
    expect(() => new Script(command[2] ?? '')).not.toThrow();
    expect(command[2]).toContain('/readyz');
  });
});

describe('the compose file', () => {
  it('has two services with pinned images, the database with a health check', () => {
    expect(Object.keys(compose.services)).toEqual(['app', 'postgres']);
    const images = Object.values(compose.services).map(({ image }) => image);
    expect(images.filter((image) => !/:\d+\.\d+/.test(image))).toEqual([]);
    expect(compose.services['postgres']?.healthcheck?.test[0]).toBe('CMD-SHELL');
    expect(compose.services['app']?.build).toEqual({ context: '..', dockerfile: 'docker/Dockerfile' });
  });

  it('gives the app only variables that it reads', () => {
    const known = read('apps/api/src/config.ts');
    const given = Object.keys(compose.services['app']?.environment ?? {});
    expect(given).toContain('DATABASE_URL');
    expect(given.filter((name) => !new RegExp(`\\b${name}: `).test(known))).toEqual([]);
  });

  it('opens no port to the network and holds no password', () => {
    expect(compose.services['app']?.ports).toEqual(['127.0.0.1:3000:3000']);
    expect(compose.services['postgres']?.ports).toBeUndefined();
    const values = Object.values(compose.services).flatMap(({ environment }) => Object.entries(environment));
    const secrets = values.filter(([name]) => /PASSWORD|SECRET|SMTP_URL|DATABASE_URL/.test(name));
    expect(secrets.filter(([, value]) => !value.includes('${'))).toEqual([]);
  });

  it('keeps data in volumes that are declared', () => {
    const used = Object.values(compose.services).flatMap(({ volumes }) =>
      volumes.map((volume) => volume.split(':')[0]),
    );
    expect(Object.keys(compose.volumes).toSorted()).toEqual(used.toSorted());
  });
});
