import type { RulePack } from '@plenaria/voting';

/** With what these rules draw lots; an empty text where they draw none. */
export function beaconOf(rules: unknown): string {
  const { ties } = rules as RulePack;
  return ties.kind === 'lot' ? ties.beacon : '';
}
