import { dayOf, knownWords, objectionsToEndedClasses, planImport, untilLastDays } from '@plenaria/membership';
import type {
  ImportPlan,
  ImportProblem as Problem,
  PlannedMember,
  PresentRegister,
  RegisterWords,
} from '@plenaria/membership';
import type { EntityManager } from 'typeorm';
import { keptAddresses } from '../identity/email/kept-addresses.ts';
import { inTurns } from '../in-turns.ts';
import type { Work } from '../work.ts';
import { applyImport } from './apply-import.ts';
import { Custodian } from './custodian.ts';
import { Federation } from './federation.ts';
import { ImportReport } from './import-report.ts';
import { lastDaysOfClasses } from './last-days-of-classes.ts';
import { MemberClass } from './member-class.ts';
import { factsChanges, lockRegister, presentMembers, presentPersons } from './present-register.ts';
import { readRegisterFile } from './read-register-file.ts';
import type { RegisterSource } from './read-register-file.ts';
import { tellOfLine } from './tell-of-line.ts';

/** A register file, and whether it is only to be looked at. */
export type RegisterImport = { readonly source: RegisterSource; readonly dryRun: boolean };

/** A register of 100,000 lines is compared and written in few, long statements. */
const STATEMENT_SECONDS_MAX = 60;

/** Problems and lines that a report lists; the rest is only counted. */
const LISTED_MAX = 500;

/** Compares a file with the register and, unless it is a dry run or anything is wrong with it, carries it out whole. */
export async function importRegister(work: Work, { source, dryRun }: RegisterImport): Promise<ImportReport> {
  await work.db.query(`set local statement_timeout = '${STATEMENT_SECONDS_MAX}s'`);
  const file = await readRegisterFile(source, await wordsOf(work.db));
  if (!dryRun) await lockRegister(work.db);
  const language = await defaultLanguageOf(work.db);
  const present = await presentRegister(work, language, file.lines.length === 0);
  const planned = await inTurns(planImport(file.lines, present, dayOf(work.now)));
  const lastDays = await lastDaysOfClasses(work.db);
  const plan = { ...planned, members: untilLastDays(planned.members, lastDays, dayOf(work.now)) };
  const ended = objectionsToEndedClasses(plan.members, lastDays);
  const problems = [...file.problems, ...plan.problems, ...ended].toSorted(
    (one, other) => one.line - other.line,
  );
  const applied = !dryRun && problems.length === 0;
  if (applied) {
    await applyImport(work, plan, present, language);
    await tellOfLine(work, plan, present);
  }
  return reportOf({ dryRun, applied, lines: file.count, plan, problems });
}

/** The whole register, or nothing of it for a file that has no lines to compare. */
async function presentRegister(work: Work, language: string, nothing: boolean): Promise<PresentRegister> {
  if (nothing) return { members: [], persons: [], factsChanges: new Map(), keptAddresses: new Set() };
  return {
    members: await presentMembers(work.db, language, null),
    persons: await presentPersons(work.db),
    factsChanges: await factsChanges(work.db),
    keptAddresses: await keptAddresses(work),
  };
}

/** What the cells of `custodian` and `classes` may say: a slug, or a name in any language. */
async function wordsOf(db: EntityManager): Promise<RegisterWords> {
  const custodians = await db.find(Custodian);
  const classes = await db.find(MemberClass);
  return {
    custodians: knownWords(custodians.map(({ slug, name }) => ({ slug, names: [name] }))),
    classes: knownWords(classes.map(({ slug, names }) => ({ slug, names: Object.values(names) }))),
  };
}

async function defaultLanguageOf(db: EntityManager): Promise<string> {
  const federation = await db.findOneBy(Federation, { id: true });
  return federation?.defaultLanguage ?? 'en';
}

function reportOf(found: {
  readonly dryRun: boolean;
  readonly applied: boolean;
  readonly lines: number;
  readonly plan: ImportPlan;
  readonly problems: readonly Problem[];
}): ImportReport {
  const { dryRun, applied, lines, plan, problems } = found;
  const count = (outcome: PlannedMember['outcome']) =>
    plan.members.filter((member) => member.outcome === outcome).length;
  return Object.assign(new ImportReport(), {
    dryRun,
    applied,
    lines,
    created: count('created'),
    changed: count('changed'),
    unchanged: count('unchanged'),
    problemCount: problems.length,
    problems: problems.slice(0, LISTED_MAX),
    rows: plan.members.filter((member) => member.outcome !== 'unchanged').slice(0, LISTED_MAX),
  });
}
