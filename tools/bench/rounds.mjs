import { median } from '../measure/load.mjs';
import { cpuSecondsOf } from '../measure/servers.mjs';

/**
 * One way of doing the same work, and one round of it.
 * @typedef {import('../measure/load.mjs').Measured} Measured
 * @typedef {{ readonly name: string, readonly pid: number | null, readonly round: () => Promise<Measured> }} Contender
 * @typedef {{ readonly name: string, readonly perSecond: number, readonly p99Ms: number, readonly cpuMicros:
 * number | null }} Outcome
 */

/**
 * Lets every contender warm up, then all take turns, so that a slow minute of the machine strikes each of them.
 * @param {readonly Contender[]} contenders
 * @param {number} rounds
 * @returns {Promise<readonly Outcome[]>} medians over the rounds
 */
export async function takeTurns(contenders, rounds) {
  /** @type {Map<string, { perSecond: number[], p99Ms: number[], cpuMicros: number[] }>} */
  const kept = new Map(contenders.map(({ name }) => [name, { perSecond: [], p99Ms: [], cpuMicros: [] }]));
  for (const contender of contenders) await contender.round();
  for (let round = 0; round < rounds; round += 1) {
    for (const { name, pid, round: run } of contenders) {
      const before = pid === null ? 0 : cpuSecondsOf(pid);
      const measured = await run();
      const figures = kept.get(name);
      figures?.perSecond.push(measured.perSecond);
      figures?.p99Ms.push(measured.p99Ms);
      if (pid !== null) figures?.cpuMicros.push(((cpuSecondsOf(pid) - before) * 1e6) / measured.answered);
    }
  }
  return [...kept].map(([name, { perSecond, p99Ms, cpuMicros }]) => ({
    name,
    perSecond: median(perSecond),
    p99Ms: median(p99Ms),
    cpuMicros: cpuMicros.length > 0 ? median(cpuMicros) : null,
  }));
}

/**
 * Prints the medians, and each rate as a multiple of that of `peer`.
 * @param {string} title
 * @param {readonly Outcome[]} outcomes
 * @param {string} peer
 */
export function printOutcomes(title, outcomes, peer) {
  const floor = outcomes.find(({ name }) => name === peer)?.perSecond ?? 1;
  console.log(title);
  for (const { name, perSecond, p99Ms, cpuMicros } of outcomes) {
    const cpu = cpuMicros === null ? '' : `   ${Math.round(cpuMicros)} µs of its CPU each`;
    const exact = perSecond < 10 ? 2 : 0;
    const rate = `${perSecond.toLocaleString('en', { maximumFractionDigits: exact })}/s`.padStart(10);
    const times = `${(perSecond / floor).toFixed(1)}×`.padStart(6);
    console.log(`  ${name.padEnd(34)}${rate}${times}   p99 ${p99Ms.toFixed(0)} ms${cpu}`);
  }
}

/**
 * How many times as fast one contender was as another.
 * @param {readonly Outcome[]} outcomes
 * @param {string} one
 * @param {string} other
 */
export function timesAsFast(outcomes, one, other) {
  const rateOf = (/** @type {string} */ wanted) =>
    outcomes.find(({ name }) => name === wanted)?.perSecond ?? Number.NaN;
  return rateOf(one) / rateOf(other);
}
