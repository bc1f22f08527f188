/** How far a job is: the step it is at, and the part of it that is done, between 0 and 1. */
export type Progress = { readonly step: string; readonly fraction: number };

/** Reads the progress of a job, which says `{ step, fraction }`; null when it says nothing of the kind. */
export function progressOf(progress: unknown): Progress | null {
  if (typeof progress !== 'object' || progress === null) return null;
  const { step, fraction } = progress as { readonly step?: unknown; readonly fraction?: unknown };
  if (typeof step !== 'string' || typeof fraction !== 'number') return null;
  return { step, fraction: Math.min(1, Math.max(0, fraction)) };
}
