/** A first script that is here within so many milliseconds came over a network that brings the typeface in time. */
const FAST_MS = 600;
/** The first words wait for it no longer than nobody notices. */
const PATIENCE_MS = 200;
/** A Latin letter, and an Arabic one: each face says which letters are its own. */
const LETTERS = 'aا';

let there: Promise<unknown> = Promise.resolve();

/**
 * Asks for the typeface before the first word is shown. A face that comes later is kept for the next visit
 * (`font-display: optional`): a page must not move under its reader; and on a slow network it would hold up the words.
 */
export function askForTypeface(direction: 'ltr' | 'rtl'): void {
  if (performance.now() > FAST_MS) return;
  const letters = direction === 'rtl' ? LETTERS : LETTERS.slice(0, 1);
  const faces = [400, 600].map((weight) =>
    document.fonts.load(`${weight} 1em 'Source Sans 3', 'Noto Sans Arabic'`, letters),
  );
  there = Promise.race([
    Promise.allSettled(faces),
    new Promise((resolve) => setTimeout(resolve, PATIENCE_MS)),
  ]);
}

/** Ends when the typeface is there, or will not be in time. */
export function typefaceIfSoon(): Promise<unknown> {
  return there;
}
