import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { findTurnouts } from './find-turnout.ts';
import type { RuledTurnout } from './find-turnout.ts';

type Turnouts = ReadonlyMap<string, RuledTurnout>;

/** Those who wait for the next count, and what they ask about. */
class Round {
  readonly ids = new Set<string>();
  readonly counted: Promise<Turnouts>;
  readonly #settle: (counting: Promise<Turnouts>) => void;

  constructor() {
    const { promise, resolve } = withSettling<Turnouts>();
    this.counted = promise;
    this.#settle = resolve;
  }

  /** Counts; whoever waits is answered, or told what went wrong. */
  async count(source: DataSource): Promise<void> {
    const counting = findTurnouts(source.manager, [...this.ids]);
    this.#settle(counting);
    await counting.catch(() => undefined);
  }
}

/**
 * Counts for everybody who asks in this process, one count at a time. Whoever asks while one is under way is
 * answered by the next: a count never begins before its reader asked, so it holds every ballot that the reader
 * knows to be cast.
 */
@Injectable()
export class TurnoutCount {
  readonly #source: DataSource;
  #next: Round | null = null;
  #counting = false;

  constructor(@Inject(DataSource) source: DataSource) {
    this.#source = source;
  }

  /** How many have voted in these decisions, of which other readers may ask about others. */
  find(ids: readonly string[]): Promise<Turnouts> {
    const round = (this.#next ??= new Round());
    for (const id of ids) round.ids.add(id);
    if (!this.#counting) void this.#count();
    return round.counted;
  }

  async #count(): Promise<void> {
    this.#counting = true;
    for (let round = this.#next; round; round = this.#next) {
      this.#next = null;
      await round.count(this.#source);
    }
    this.#counting = false;
  }
}

function withSettling<Value>() {
  let resolve: (value: Value | PromiseLike<Value>) => void = () => undefined;
  const promise = new Promise<Value>((settle) => (resolve = settle));
  return { promise, resolve };
}
