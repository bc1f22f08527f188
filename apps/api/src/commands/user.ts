import { languages } from '@plenaria/i18n';
import { isRefused } from '@plenaria/kernel';
import { Option } from 'commander';
import type { Command } from 'commander';
import { ROLES } from '../graphql/allow.ts';
import type { Role } from '../graphql/allow.ts';
import { invite } from '../identity/invite.ts';
import { sayRefusal } from './say-refusal.ts';
import { withWorks } from './with-works.ts';

type Options = {
  readonly name: string;
  readonly language: string;
  readonly timeZone?: string;
  readonly role?: Role;
  readonly custodian?: string;
};

/** `plenaria user invite <email>`: the way in for the first person of a new federation. */
export function addUser(program: Command): void {
  const codes = languages.map((language) => language.code);
  program
    .command('user')
    .description('people who sign in')
    .command('invite <email>')
    .description('give a person an account and write to them')
    // Not required by the parser, which would complain of this alone: all that is wrong is told at once.
    .option('--name <name>', 'their name; required', '')
    .addOption(new Option('--language <code>', 'the language they read').choices(codes).default('en'))
    .option('--time-zone <zone>', 'the zone they live in, such as Europe/Madrid')
    .addOption(new Option('--role <role>', 'what they are trusted with').choices(ROLES))
    .option('--custodian <slug>', 'the custodian that the role custodian is for')
    .action((email: string, options: Options) => inviteUser(email, options));
}

async function inviteUser(email: string, options: Options): Promise<void> {
  await withWorks(async ({ config, works, asking }) => {
    const invitation = { ...options, email };
    const answer = await works.attempt(asking, (work) => invite(work, invitation));
    if (isRefused(answer)) throw new Error(sayRefusal(answer, invitation));
    console.log('Invited. The mail leaves with the next worker that runs.');
    if (!config.smtpUrl && !config.demo)
      console.log(
        `No SMTP_URL is set here. Where the worker has none either, hand them a link: ` +
          `npm run -s plenaria -- login-link ${email}`,
      );
  });
}
