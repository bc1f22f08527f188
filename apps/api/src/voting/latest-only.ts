/** An async iterator that holds the newest value only: a slow reader skips what is no longer true. */
export class LatestOnly<Value> implements AsyncIterableIterator<Value> {
  readonly #onEnd: () => void;
  #latest: { readonly value: Value } | null = null;
  #asked: ((result: IteratorResult<Value>) => void) | null = null;
  #ended = false;

  /** `onEnd` is called once, when the reader goes away. */
  constructor(onEnd: () => void) {
    this.#onEnd = onEnd;
  }

  /** Gives the reader a value, now or when it asks. */
  tell(value: Value): void {
    if (this.#asked) this.#answer({ value, done: false });
    else this.#latest = { value };
  }

  next(): Promise<IteratorResult<Value>> {
    const held = this.#latest;
    this.#latest = null;
    if (this.#ended) return Promise.resolve({ value: undefined, done: true });
    if (held) return Promise.resolve({ value: held.value, done: false });
    return new Promise((resolve) => (this.#asked = resolve));
  }

  return(): Promise<IteratorResult<Value>> {
    if (!this.#ended) this.#onEnd();
    this.#ended = true;
    this.#answer({ value: undefined, done: true });
    return Promise.resolve({ value: undefined, done: true });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  #answer(result: IteratorResult<Value>): void {
    this.#asked?.(result);
    this.#asked = null;
  }
}
