import { Inject, Injectable } from '@nestjs/common';
import { ActorSource, continueAs } from '../context.ts';
import type { RequestContext } from '../context.ts';
import { Works } from '../work.ts';
import { Account } from './account.ts';
import { cookieForDevice, cookieForSession, DEVICE_COOKIE, tokenInCookies } from './cookie.ts';
import { SESSION_DAYS_MAX } from './session.ts';
import type { Browser } from './start-session.ts';
import { SignedIn, Viewer } from './viewer.ts';

const DAY_SECONDS = 86_400;

/**
 * What a way of signing in has opened: whose session, and where they wanted to go. There are no tokens when it only
 * made a session certain that was there already.
 */
export type Opened = {
  readonly accountId: string;
  readonly sessionId: string;
  readonly sessionToken: string | null;
  readonly deviceToken: string | null;
  readonly returnPath: string | null;
};

/** The one door through which everybody comes in, however they have shown who they are. */
@Injectable()
export class Door {
  readonly #works: Works;
  readonly #actors: ActorSource;

  constructor(@Inject(Works) works: Works, @Inject(ActorSource) actors: ActorSource) {
    this.#works = works;
    this.#actors = actors;
  }

  /** Hands the session to the browser; the rest of the request is answered to who is signed in now. */
  async enter(context: RequestContext, opened: Opened): Promise<SignedIn> {
    const { accountId, sessionId, sessionToken, deviceToken, returnPath } = opened;
    if (sessionToken !== null) {
      const cookie = cookieForSession(sessionToken, SESSION_DAYS_MAX * DAY_SECONDS);
      setCookie(context, cookie);
      continueAs(context, await this.#actors.actorOf(cookie));
    }
    if (deviceToken !== null) setCookie(context, cookieForDevice(deviceToken));
    const account = await this.#works.view(context).db.findOneByOrFail(Account, { id: accountId });
    const viewer = Viewer.of(account, sessionId);
    return Object.assign(new SignedIn(), { viewer, returnPath, confirmed: sessionToken === null });
  }
}

/** The browser that asks. */
export function browserOf({ request, userAgent }: RequestContext): Browser {
  return { userAgent, device: tokenInCookies(request.headers.cookie, DEVICE_COOKIE) };
}

/** The cookie travels with the answer of the mutation. A WebSocket has no answer that could carry one. */
export function setCookie(context: RequestContext, cookie: string): void {
  void context.reply?.header('set-cookie', cookie);
}
