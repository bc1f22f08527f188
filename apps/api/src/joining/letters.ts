import type { Obstacle } from '@plenaria/membership';
import { CALLERS } from '../identity/roles/calls-members.ts';
import { holdersOf } from '../identity/roles/holders-of.ts';
import { mailJob } from '../post/mail-job.ts';
import type { ApplicationLetter } from '../post/letter.ts';
import type { Work } from '../work.ts';
import type { HeldApplication } from './held-application.ts';

/** What a letter about an application tells besides what it is about; `round` of one that comes again. */
type Said = {
  readonly round?: string;
  readonly text?: string;
  readonly until?: Date | null;
  readonly because?: Obstacle;
};

/** Writes to the applicant about the step that was just taken. */
export async function writeToApplicant(
  work: Work,
  held: HeldApplication,
  template: ApplicationLetter,
  said: Said = {},
): Promise<void> {
  await writeTo(work, held, template, [held.application.accountId], said);
}

/** Writes to everybody who acts for the custodian; where nobody does, to the secretaries, who entrust somebody. */
export async function writeToCustodian(
  work: Work,
  held: HeldApplication,
  template: ApplicationLetter,
  said: Said = {},
): Promise<void> {
  const { custodianId, accountId } = held.application;
  const there = await holdersOf(work, {
    roles: ['custodian'],
    custodianIds: [custodianId],
    except: accountId,
  });
  const asks = template !== 'application-settled' && template !== 'application-withdrawn';
  if (there.length === 0 && asks) return writeToSecretaries(work, held, { until: work.now, ...said });
  await writeTo(work, held, template, there, said);
}

/** Writes to those who call the members together: chairs and secretaries. */
export async function writeToCallers(
  work: Work,
  held: HeldApplication,
  template: ApplicationLetter,
  said: Said = {},
): Promise<void> {
  const callers = await holdersOf(work, {
    roles: CALLERS,
    except: held.application.accountId,
  });
  await writeTo(work, held, template, callers, said);
}

/** Tells the secretaries since when an application waits for somebody who acts for its custodian. */
export async function writeToSecretaries(work: Work, held: HeldApplication, said: Said): Promise<void> {
  const secretaries = await holdersOf(work, { roles: ['secretary'], except: held.application.accountId });
  await writeTo(work, held, 'application-unattended', secretaries, said);
}

/** What every letter about this application says. */
export async function letterParams(
  work: Work,
  { application }: HeldApplication,
  { text, until, because }: Said,
) {
  const [custodian]: readonly { name: string }[] = await work.db.query(
    `select name from membership.custodian where id = $1`,
    [application.custodianId],
  );
  return {
    applicationId: application.id,
    applicant: application.name,
    custodian: custodian?.name ?? '',
    text: text ?? '',
    until: until?.toISOString() ?? null,
    ...(because && { because }),
  };
}

async function writeTo(
  work: Work,
  held: HeldApplication,
  template: ApplicationLetter,
  accountIds: readonly string[],
  said: Said,
): Promise<void> {
  const params = await letterParams(work, held, said);
  for (const accountId of accountIds) {
    const id = `${template}:${held.application.id}:${held.length}${said.round ?? ''}:${accountId}`;
    await work.later(mailJob({ template, accountId, params }, id));
  }
}
