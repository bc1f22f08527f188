import type { IncomingMessage } from 'node:http';
import type { WebSocket } from 'ws';
import { networkOf } from '../address-of.ts';

/** A whole cooperative may sit behind one address; more than this is no meeting of members. */
const FROM_ADDRESS_MAX = 500;
/** The windows and devices of one person. */
const OF_ACCOUNT_MAX = 20;
/** WebSocket's "try again later": our client does, after a pause. */
const TRY_AGAIN_LATER = 1013;
/** Who is sent away and does not go is left standing. */
const PATIENCE_MS = 2_000;

/**
 * May this page open a connection here? Browsers always say which site a page is of, and send our cookie
 * along; only ours may be watched with it. Who says nothing is no browser, and has no cookie but their own.
 */
export function isOurOrigin({ headers }: IncomingMessage, publicUrl: string): boolean {
  const { origin } = headers;
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  const { host } = new URL(origin);
  return host === new URL(publicUrl).host || host === headers.host;
}

/** Counts the open connections of this process, by where they come from and whose they are. */
export class LiveDoors {
  readonly #open = new Map<string, Set<WebSocket>>();

  /** Lets a connection in, or sends it away when there are too many from its address. */
  admitFrom(address: string, socket: WebSocket): boolean {
    return this.#admit(`from ${networkOf(address)}`, FROM_ADDRESS_MAX, socket);
  }

  /** The same for those of one account. */
  admitOf(accountId: string, socket: WebSocket): boolean {
    return this.#admit(`of ${accountId}`, OF_ACCOUNT_MAX, socket);
  }

  #admit(key: string, most: number, socket: WebSocket): boolean {
    // Who went away while we looked who it is would never be heard leaving.
    if (socket.readyState !== socket.OPEN) return false;
    const open = this.#open.get(key) ?? new Set();
    if (open.size >= most) {
      socket.close(TRY_AGAIN_LATER, 'Too many connections.');
      setTimeout(() => socket.terminate(), PATIENCE_MS).unref();
      return false;
    }
    open.add(socket);
    this.#open.set(key, open);
    socket.once('close', () => {
      open.delete(socket);
      if (open.size === 0) this.#open.delete(key);
    });
    return true;
  }
}
