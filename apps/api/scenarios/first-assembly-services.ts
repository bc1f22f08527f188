import { answerServiceRequest } from '../src/identity/services/answer-service-request.ts';
import { registerService } from '../src/identity/services/register-service.ts';
import type { Work } from '../src/work.ts';
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
  const asked = { asksAgain: false, wantsCertainty: false, wants: null, redirectHost: 'rooms.example' };
  given(
    await answerServiceRequest(
      as(work, 'Aina Ferrer', 9 * HOURS_A_DAY),
      { service, scopes: ['openid', 'profile', 'email'], ...asked },
      true,
    ),
  );
}
