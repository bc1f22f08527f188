import { setImmediate } from 'node:timers/promises';

/** Milliseconds after which others get their turn. */
const TURN_MS_MAX = 10;

/** Carries out a long computation in turns with other requests: whenever it pauses, it may have to wait. */
export async function inTurns<Answer>(work: Generator<void, Answer, void>): Promise<Answer> {
  let began = performance.now();
  for (let step = work.next(); ; step = work.next()) {
    if (step.done) return step.value;
    if (performance.now() - began < TURN_MS_MAX) continue;
    await setImmediate();
    began = performance.now();
  }
}
