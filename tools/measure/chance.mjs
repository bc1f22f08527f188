/**
 * Chance that can be repeated: mulberry32 over a seed. Enough for choosing what to try, not for secrets.
 * @typedef {{ next(): number, below(limit: number): number, pick<T>(from: readonly T[]): T, happens(share:
 * number): boolean }} Chance
 * @param {number} seed
 * @returns {Chance}
 */
export function chanceFrom(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (/** @type {number} */ limit) => Math.floor(next() * limit);
  return {
    next,
    below,
    pick: (from) => {
      const chosen = from[below(from.length)];
      if (chosen === undefined) throw new Error('nothing to choose from');
      return chosen;
    },
    happens: (share) => next() < share,
  };
}

/** The seed of this run: SEED from the environment, else a new one; printed, so that a run can be repeated. */
export function seedOfRun() {
  const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));
  console.log(`seed ${seed}`);
  return seed;
}
