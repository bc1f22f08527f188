import 'reflect-metadata';
import { Command } from 'commander';
import { scrub } from './operations/scrub.ts';

type Add = (program: Command) => void;

/** Only the command that is asked for is loaded: counting and verifying need neither database nor web server. */
const commands: Readonly<Record<string, () => Promise<Add>>> = {
  backup: async () => (await import('./commands/backup.ts')).addBackup,
  constitution: async () => (await import('./commands/constitution.ts')).addConstitution,
  custodian: async () => (await import('./commands/custodian.ts')).addCustodian,
  doctor: async () => (await import('./commands/doctor.ts')).addDoctor,
  init: async () => (await import('./commands/init.ts')).addInit,
  'turn-signing-keys': async () => (await import('./commands/signing-keys.ts')).addTurnSigningKeys,
  'login-link': async () => (await import('./commands/login-link.ts')).addLoginLink,
  migrate: async () => (await import('./commands/migrate.ts')).addMigrate,
  restore: async () => (await import('./commands/restore.ts')).addRestore,
  tally: async () => (await import('./commands/tally.ts')).addTally,
  user: async () => (await import('./commands/user.ts')).addUser,
  verify: async () => (await import('./commands/verify.ts')).addVerify,
};

const program = new Command('plenaria')
  .description('What an operator does from a terminal. `tally` and `verify` need nothing but a file.')
  .showHelpAfterError();

try {
  const asked = commands[process.argv[2] ?? ''];
  for (const load of asked ? [asked] : Object.values(commands)) (await load())(program);
  await program.parseAsync();
} catch (error) {
  console.error(scrub(error instanceof Error ? error.message : String(error)));
  process.exitCode = 1;
}
