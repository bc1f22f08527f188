import { Inject, Injectable } from '@nestjs/common';
import type { Refused } from '@plenaria/kernel';
import { CONFIG } from '../config.ts';
import type { Config } from '../config.ts';
import type { Asking } from '../work.ts';
import { Works } from '../work.ts';
import type { Choice } from './choose-notices.ts';
import { findChannel } from './find-notices.ts';
import { mayBeRefused, topicRules } from './topics.ts';
import type { Channel, Topic } from './topics.ts';
import { unsubscribe } from './unsubscribe.ts';
import { readUnsubscribeToken, unsubscribeToken } from './unsubscribe-token.ts';

/** Whom a letter is for, null for whoever has no account, and what it is about. */
export type About = { readonly accountId: string | null; readonly topic: Topic };

/** Where a reader refuses letters on each topic of this one, and where they choose among all. */
export type WaysOut = {
  readonly refusals: readonly { readonly topic: Topic; readonly link: string }[];
  readonly settings: string;
};

/** What delivery and the door for unsubscribing ask about notices. Both act as the program: nobody has signed in. */
@Injectable()
export class Notices {
  readonly #works: Works;
  readonly #publicUrl: string;
  #key: Buffer | null = null;

  constructor(@Inject(Works) works: Works, @Inject(CONFIG) config: Config) {
    this.#works = works;
    this.#publicUrl = config.publicUrl;
  }

  /** How this reader wants to be told about this. */
  async channelOf(now: Date, { accountId, topic }: About): Promise<Channel> {
    if (accountId === null || !mayBeRefused(topic)) return topicRules[topic].mail[0];
    return this.#works.read(asProgram(now), (view) => findChannel(view, accountId, topic));
  }

  /** The links for the foot of a letter on these topics; null when letters on none of them can be refused. */
  async waysOut(accountId: string | null, topics: readonly Topic[]): Promise<WaysOut | null> {
    const refusable = [...new Set(topics)].filter(mayBeRefused);
    if (accountId === null || refusable.length === 0) return null;
    const key = await this.#theKey();
    return {
      refusals: refusable.map((topic) => ({
        topic,
        link: `${this.#publicUrl}/unsubscribe/${unsubscribeToken(key, { accountId, topic })}`,
      })),
      settings: `${this.#publicUrl}/me/notices`,
    };
  }

  /** What a token from a letter is about and how it stands; null when it is none of ours, or the account is gone. */
  async standing(now: Date, token: string): Promise<{ topic: Topic; channel: Channel } | null> {
    const refusing = readUnsubscribeToken(await this.#theKey(), token);
    if (!refusing) return null;
    return this.#works.read(asProgram(now), async (view) => {
      const known = await view.db.query(`select from identity.account where id = $1`, [refusing.accountId]);
      if (known.length === 0) return null;
      return { topic: refusing.topic, channel: await findChannel(view, refusing.accountId, refusing.topic) };
    });
  }

  /** Does without letters on the token's topic, or has them `again`. */
  async unsubscribe(now: Date, token: string, again: boolean): Promise<Choice | Refused> {
    const refusing = readUnsubscribeToken(await this.#theKey(), token);
    return this.#works.attempt(asProgram(now), (work) => unsubscribe(work, { refusing, again }));
  }

  async #theKey(): Promise<Buffer> {
    if (!this.#key) {
      const { db } = this.#works.view(asProgram(new Date()));
      const rows: readonly { key: Buffer }[] = await db.query(`select key from post.unsubscribe_key`);
      if (!rows[0]) throw new Error('the key for unsubscribing is missing; the migrations have not run');
      this.#key = rows[0].key;
    }
    return this.#key;
  }
}

function asProgram(now: Date): Asking {
  return { actor: { kind: 'system', name: 'notices' }, now };
}
