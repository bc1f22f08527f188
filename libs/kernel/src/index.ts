export { isRefused, refuse } from './refuse.ts';
export type { Refused } from './refuse.ts';
