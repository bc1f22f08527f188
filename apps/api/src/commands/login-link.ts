import type { Command } from 'commander';
import { createLoginLink, enterUrl, LINK_MINUTES, linkExpiry } from '../identity/create-login-link.ts';
import { emailAddressOf } from '../identity/email-address.ts';
import { accountOfEmail } from '../identity/find-accounts.ts';
import { returnPathOf } from '../identity/return-path.ts';
import { withWorks } from './with-works.ts';

/** `plenaria login-link <email>`: for somebody whose mail does not arrive. */
export function addLoginLink(program: Command): void {
  program
    .command('login-link <email>')
    .description(`print a link that signs this person in once, within ${LINK_MINUTES} minutes`)
    .option('--path <path>', 'the page it leads to', '/')
    .action((email: string, { path }: { path: string }) => printLoginLink(email, path));
}

async function printLoginLink(email: string, path: string): Promise<void> {
  const returnPath = returnPathOf(path);
  if (!returnPath) throw new Error(`--path must be a path of this site, such as /decide: ${path}`);
  await withWorks(async ({ config, works, asking }) => {
    const view = works.view(asking);
    const address = emailAddressOf(email);
    const accountId = address ? await accountOfEmail(view, address) : null;
    if (!accountId) throw new Error('Nobody who may sign in has this address.');
    const expiresAt = linkExpiry(asking.now, LINK_MINUTES);
    console.log(
      enterUrl(
        config.publicUrl,
        await createLoginLink(view, { accountId, returnPath, expiresAt, stepsUp: true }),
      ),
    );
  });
}
