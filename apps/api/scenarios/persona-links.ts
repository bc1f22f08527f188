import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import type { Config } from '../src/config.ts';
import {
  createLoginLink,
  enterUrl,
  LINK_MINUTES_MAX,
  linkExpiry,
} from '../src/identity/create-login-link.ts';
import type { Scenario } from './scenario.ts';

/** One line of the table that the launcher prints. */
export type PersonaLink = { readonly persona: string; readonly name: string; readonly url: string };

/** Writes a one-time link for each persona of a demo into `links.json`, which only the owner may read. */
export async function writePersonaLinks(
  source: DataSource,
  config: Config,
  scenario: Scenario,
): Promise<void> {
  const now = new Date();
  const view = { db: source.manager, actor: { kind: 'system', name: 'demo' } as const, now };
  const links: PersonaLink[] = [];
  for (const { key, personId, name } of scenario.personas) {
    const [account]: readonly { id: string }[] = await source.query(
      `select id from identity.account where person_id = $1 and disabled_at is null`,
      [personId],
    );
    if (!account) continue;
    const expiresAt = linkExpiry(now, LINK_MINUTES_MAX);
    const token = await createLoginLink(view, {
      accountId: account.id,
      returnPath: '/',
      expiresAt,
      stepsUp: true,
    });
    links.push({ persona: key, name, url: enterUrl(config.publicUrl, token) });
  }
  await mkdir(config.home, { recursive: true });
  await writeFile(join(config.home, 'links.json'), `${JSON.stringify(links, null, 2)}\n`, { mode: 0o600 });
}
