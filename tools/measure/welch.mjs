/**
 * Welch's t of two samples: how far their means lie apart, in standard errors. Below 4.5, the bar of the side-channel
 * tests of ISO/IEC 17825, nobody can tell them apart with so many measurements.
 * @param {readonly number[]} one
 * @param {readonly number[]} other
 */
export function welchT(one, other) {
  const [a, b] = [momentsOf(one), momentsOf(other)];
  return (a.mean - b.mean) / Math.sqrt(a.variance / one.length + b.variance / other.length);
}

/**
 * Without the slowest part of both, by a common bound: a pause of the machine is no secret of anybody's.
 * @param {readonly number[]} one
 * @param {readonly number[]} other
 * @param {number} share which part is kept, from 0 to 1
 */
export function withoutPauses(one, other, share) {
  const all = [...one, ...other].toSorted((a, b) => a - b);
  const bound = all[Math.floor(all.length * share)] ?? Number.POSITIVE_INFINITY;
  return /** @type {const} */ ([
    one.filter((value) => value <= bound),
    other.filter((value) => value <= bound),
  ]);
}

/** @param {readonly number[]} sample */
function momentsOf(sample) {
  const mean = sample.reduce((sum, value) => sum + value, 0) / sample.length;
  const squares = sample.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, variance: squares / (sample.length - 1) };
}
