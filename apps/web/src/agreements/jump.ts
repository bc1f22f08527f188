import type { MouseEvent } from 'react';

/** Goes to a part of the page without an entry in the history: back leads to the page before. */
export function jump(event: MouseEvent, id: string): void {
  event.preventDefault();
  const place = document.getElementById(id);
  place?.scrollIntoView();
  place?.focus({ preventScroll: true });
}
