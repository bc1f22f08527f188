import type { View } from '../work.ts';
import { hashOfToken, newToken } from './token.ts';

/** A link somebody asked for opens for this long. */
export const LINK_MINUTES = 20;
/** No link opens longer, not even one in a reminder. */
export const LINK_MINUTES_MAX = 48 * 60;

/** Whom the link signs in, where it leads, and until when it opens. */
export type LoginLink = {
  readonly accountId: string;
  readonly returnPath: string | null;
  readonly expiresAt: Date;
  /** Somebody asked for it just now, so that opening it shows that it is them. */
  readonly stepsUp?: boolean;
  /** The session that it makes certain; null when it begins one of its own. */
  readonly forSession?: string | null;
};

/** Makes a one-time link and answers its token, which is told once and kept nowhere. */
export async function createLoginLink(view: View, link: LoginLink): Promise<string> {
  const token = newToken();
  await view.db.query(
    `insert into identity.login_link
       (token_hash, account_id, return_path, created_at, expires_at, steps_up, for_session)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      hashOfToken(token),
      link.accountId,
      link.returnPath,
      view.now,
      link.expiresAt,
      link.stepsUp ?? false,
      link.forSession ?? null,
    ],
  );
  return token;
}

/** When a link made now closes: after `minutes`, or at `until` when that is sooner. */
export function linkExpiry(now: Date, minutes: number, until?: Date): Date {
  const latest = new Date(now.getTime() + Math.min(minutes, LINK_MINUTES_MAX) * 60_000);
  return until && until > now && until < latest ? until : latest;
}

/** The address that a token opens. It stands in the fragment, which browsers send to no server and no log. */
export function enterUrl(publicUrl: string, token: string): string {
  return `${publicUrl}/enter#${token}`;
}
