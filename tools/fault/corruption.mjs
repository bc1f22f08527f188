import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { verifyBundle } from '@plenaria/voting';
import { CHECKOUT } from '../checkout.mjs';
import { chanceFrom, seedOfRun } from '../measure/chance.mjs';
import { withClient, withDatabase } from '../measure/database.mjs';
import { startApi } from '../start-api.mjs';

/**
 * The exported decision of the demo is whole; with any one byte changed the verifier says no and where.
 * @typedef {{ readonly offset: number, readonly was: number, readonly is: number, readonly place: string | null,
 *   readonly spans: boolean, readonly said: boolean | null }} Tried
 * @param {{ readonly bytes: number, readonly throughCommand: number }} options some go through the real command
 * too, which takes a second each
 */
export async function findCorruption({ bytes, throughCommand }) {
  const chance = chanceFrom(seedOfRun());
  return withDatabase({ durable: false }, async ({ home, database }) => {
    const bundle = await exportedBundle(home, database.url);
    const path = join(home, 'bundle.json');
    writeFileSync(path, bundle);
    const whole = verifyBundle(bundle).ok && command(path).status === 0;
    console.log(
      `the bundle of the demo's closed decision, ${bundle.length} bytes: ${whole ? 'whole' : 'NOT WHOLE'}`,
    );
    const tried = Array.from({ length: bytes }, (_, place) =>
      tryOne(bundle, chance, place < throughCommand ? path : null),
    );
    for (const { offset, was, is, place, spans, said } of tried) {
      const change = `${hex(was)} → ${hex(is)}`;
      const asked = said === null ? '' : said ? '  (the command too)' : '  (NOT THE COMMAND)';
      console.log(
        `  byte ${String(offset).padStart(6)}  ${change}  ${place ?? 'NOT FOUND'}${spans ? '' : '  (beside it)'}${asked}`,
      );
    }
    return [
      { what: 'the exported bundle is whole, says the library and the command', holds: whole },
      {
        what: `each of ${bytes} changed bytes is found, with a place`,
        holds: tried.every(({ place }) => place),
      },
      { what: 'the place holds the byte that was changed', holds: tried.every(({ spans }) => spans) },
      {
        what: `${throughCommand} through the command, which names the same place`,
        holds: tried.every(({ said }) => said !== false),
      },
    ];
  });
}

/**
 * @param {string} home
 * @param {string} url
 * @returns {Promise<Buffer>}
 */
async function exportedBundle(home, url) {
  const api = await startApi({ home, env: { DATABASE_URL: url, ROLE: 'api', DEMO: '1' } });
  try {
    const id = await withClient(url, async (client) => {
      const { rows } = await client.query(`select id from voting.decision where state = 'closed' limit 1`);
      return rows[0]?.id;
    });
    const response = await fetch(`${api.url}/decisions/${id}/bundle.json`);
    if (!response.ok) throw new Error(`the demo has no closed decision to export: ${response.status}`);
    return Buffer.from(await response.arrayBuffer());
  } finally {
    await api.stop();
  }
}

/**
 * @param {Buffer} bundle
 * @param {import('../measure/chance.mjs').Chance} chance
 * @param {string | null} path where to write it for the command, or null
 * @returns {Tried}
 */
function tryOne(bundle, chance, path) {
  const offset = chance.below(bundle.length);
  const was = bundle[offset] ?? 0;
  const is = (was + 1 + chance.below(255)) % 256;
  const changed = Buffer.from(bundle);
  changed[offset] = is;
  const { ok, findings } = verifyBundle(changed);
  const place = ok ? null : (findings[0]?.place ?? null);
  const spans = findings.some(
    ({ bytes }) => bytes.from <= offset && offset < Math.max(bytes.to, bytes.from + 1),
  );
  if (path === null) return { offset, was, is, place, spans, said: null };
  const file = `${path}.changed`;
  writeFileSync(file, changed);
  const { status, stdout } = command(file);
  return { offset, was, is, place, spans, said: status === 1 && place !== null && stdout.includes(place) };
}

/** @param {string} path */
function command(path) {
  return spawnSync('npm', ['run', '-s', 'plenaria', '--', 'verify', path], {
    cwd: CHECKOUT,
    encoding: 'utf8',
  });
}

/** @param {number} byte */
function hex(byte) {
  return byte.toString(16).padStart(2, '0');
}
