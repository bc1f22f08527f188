import { Inject, Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap } from '@nestjs/common';
import { Listener } from '../jobs/listener.ts';
import { LatestOnly } from './latest-only.ts';
import type { RuledTurnout } from './find-turnout.ts';
import { TurnoutCount } from './turnout-count.ts';

/** Said by `voting.cast_ballots` and by closing, with the id of the decision, when they commit. */
const CHANNEL = 'voting_turnout';
/** At most twice a second: live figures must not make a vote slower. */
const PAUSE_MS = 500;

type Hearer = (turnout: RuledTurnout) => void;

/** One decision that somebody watches: who, and whether a count is due or under way. */
type Watched = { readonly hearers: Set<Hearer>; due: boolean; timer: NodeJS.Timeout | null };

/**
 * Tells everyone who watches a decision how many have voted: one count for all of them, in whatever process
 * they are.
 */
@Injectable()
export class TurnoutNews implements OnApplicationBootstrap {
  readonly #counts: TurnoutCount;
  readonly #listener: Listener;
  readonly #watched = new Map<string, Watched>();

  constructor(@Inject(TurnoutCount) counts: TurnoutCount, @Inject(Listener) listener: Listener) {
    this.#counts = counts;
    this.#listener = listener;
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.#listener.listen(CHANNEL, (decisionId) => {
      // An empty word means that the connection was lost for a while: anything may have changed.
      for (const id of decisionId ? [decisionId] : this.#watched.keys()) this.#changed(id);
    });
  }

  /** The turnout now, and then whenever it changes, until the reader goes away. */
  watch(decisionId: string): AsyncIterableIterator<RuledTurnout> {
    const news = new LatestOnly<RuledTurnout>(() => stop());
    const stop = this.#hear(decisionId, (turnout) => news.tell(turnout));
    this.#changed(decisionId);
    return news;
  }

  #hear(decisionId: string, hearer: Hearer): () => void {
    const watched = this.#watched.get(decisionId) ?? { hearers: new Set(), due: false, timer: null };
    watched.hearers.add(hearer);
    this.#watched.set(decisionId, watched);
    return () => {
      watched.hearers.delete(hearer);
      if (watched.hearers.size > 0) return;
      if (watched.timer) clearTimeout(watched.timer);
      this.#watched.delete(decisionId);
    };
  }

  /** The first change is told at once; what comes within the pause is told together at its end. */
  #changed(decisionId: string): void {
    const watched = this.#watched.get(decisionId);
    if (!watched) return;
    if (watched.timer) {
      watched.due = true;
      return;
    }
    watched.timer = setTimeout(() => {
      watched.timer = null;
      if (watched.due) this.#changed(decisionId);
    }, PAUSE_MS);
    watched.due = false;
    void this.#count(decisionId, watched);
  }

  async #count(decisionId: string, watched: Watched): Promise<void> {
    try {
      const turnout = (await this.#counts.find([decisionId])).get(decisionId);
      if (turnout) for (const hearer of watched.hearers) hearer(turnout);
    } catch {
      // The database is away: the next change, or its return, counts again.
      watched.due = true;
    }
  }
}
