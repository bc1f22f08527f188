import { setTimeout as sleep } from 'node:timers/promises';

/** Looks again and again until there is something, or gives up. */
export async function until<Found>(look: () => Promise<Found | null>): Promise<Found> {
  for (let turn = 0; turn < 300; turn += 1) {
    const found = await look();
    if (found) return found;
    await sleep(100);
  }
  throw new Error('it has not come to pass');
}
