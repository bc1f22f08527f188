import { answerServiceRequest } from '../src/identity/services/answer-service-request.ts';
import { registerService } from '../src/identity/services/register-service.ts';
import type { Work } from '../src/work.ts';
import { stableId } from './scenario.ts';
import { as, given } from './speak-as.ts';

const HOURS_A_DAY = 24;

/** The rooms for which one account serves, and somebody who uses them. Its addresses lead nowhere (RFC 2606). */
export const assemblyServices: readonly ((work: Work) => Promise<void>)[] = [rooms];

async function rooms(work: Work): Promise<void> {
  const written = {
    name: 'Meeting rooms',
    redirectUris: ['https://rooms.example/auth/openid_connect/callback'],
    leaveUris: ['https://rooms.example/'],
    signOutUri: null,
    scopes: ['openid', 'profile', 'email'],
    asksNobody: false,
    admits: 'members',
  };
  const { service } = given(
    await registerService(as(work, 'Callum Deshpande', 30 * HOURS_A_DAY), written, false),
  );
  const aina = as(work, 'Aina Ferrer', 9 * HOURS_A_DAY);
  const asked = { asksAgain: false, wantsCertainty: false, wants: null, redirectHost: 'rooms.example' };
  // In her name in the database too, where the trail is written.
  await speakInDatabase(work, stableId('account', 'aina.ferrer@femprocomuns.example'));
  given(
    await answerServiceRequest(aina, { service, scopes: ['openid', 'profile', 'email'], ...asked }, true),
  );
  await speakInDatabase(work, 'system');
}

async function speakInDatabase({ db }: Work, account: string): Promise<void> {
  await db.query(`select set_config('plenaria.account', $1, true)`, [account]);
}
