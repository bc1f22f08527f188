/** A stretch of words that stands in both texts, only in the older, or only in the newer. */
export type Stretch = { readonly kind: 'same' | 'removed' | 'added'; readonly text: string };

/** Texts that differ in more words than this are shown as replaced: no reader could follow the weave. */
const editsMax = 1_500;

/** What changed between two texts, word by word (Myers 1986, O(ND)): the fewest words removed and added.
 *  Joining what is not `added` gives the older text, joining what is not `removed` the newer, to the letter. */
export function wordDiff(older: string, newer: string): readonly Stretch[] {
  return joined(sequenceDiff(wordsOf(older), wordsOf(newer)));
}

/** The same of any pieces of a text, each a stretch of its own. */
export function sequenceDiff(from: readonly string[], to: readonly string[]): readonly Stretch[] {
  const start = commonLength(from, to);
  const end = commonLength(from.slice(start).toReversed(), to.slice(start).toReversed());
  const [fromMiddle, toMiddle] = [from.slice(start, from.length - end), to.slice(start, to.length - end)];
  const middle = edits(fromMiddle, toMiddle) ?? [
    ...fromMiddle.map((text): Stretch => ({ kind: 'removed', text })),
    ...toMiddle.map((text): Stretch => ({ kind: 'added', text })),
  ];
  const same = (texts: readonly string[]) => texts.map((text): Stretch => ({ kind: 'same', text }));
  return [...same(from.slice(0, start)), ...middle, ...same(from.slice(from.length - end))];
}

/** Words with the space that follows them, and line ends on their own, so that joining them gives the text back. */
function wordsOf(text: string): readonly string[] {
  return text.match(/\n+|[^\s]+[^\S\n]*|[^\S\n]+/g) ?? [];
}

function commonLength(one: readonly string[], other: readonly string[]): number {
  const differs = one.findIndex((word, index) => word !== other[index]);
  return differs === -1 ? one.length : differs;
}

/** The furthest that each diagonal has come, one row per number of edits; null when there are too many. */
function edits(from: readonly string[], to: readonly string[]): readonly Stretch[] | null {
  const limit = Math.min(from.length + to.length, editsMax);
  const rows: Int32Array[] = [];
  let reached = new Int32Array(2 * limit + 3);
  for (let count = 0; count <= limit; count += 1) {
    rows.push(reached);
    const row = reached.slice();
    for (let diagonal = -count; diagonal <= count; diagonal += 2) {
      const x = slide(from, to, stepTo(reached, diagonal, count, limit), diagonal);
      row[diagonal + limit + 1] = x;
      if (x >= from.length && x - diagonal >= to.length) return walkBack(from, to, rows, limit);
    }
    reached = row;
  }
  return null;
}

/** Where a diagonal begins after one more edit: from the diagonal above (added) or below (removed). */
function stepTo(reached: Int32Array, diagonal: number, count: number, limit: number): number {
  const below = reached[diagonal + limit] ?? 0;
  const above = reached[diagonal + limit + 2] ?? 0;
  const isAdded = diagonal === -count || (diagonal !== count && below < above);
  if (count === 0) return 0;
  return isAdded ? above : below + 1;
}

function slide(from: readonly string[], to: readonly string[], start: number, diagonal: number): number {
  let x = start;
  while (x < from.length && x - diagonal < to.length && from[x] === to[x - diagonal]) x += 1;
  return x;
}

function walkBack(
  from: readonly string[],
  to: readonly string[],
  rows: readonly Int32Array[],
  limit: number,
): readonly Stretch[] {
  const found: Stretch[] = [];
  let [x, y] = [from.length, to.length];
  for (let count = rows.length - 1; count >= 0; count -= 1) {
    const reached = rows[count] ?? new Int32Array();
    const diagonal = x - y;
    const begin = stepTo(reached, diagonal, count, limit);
    while (x > begin && x > 0 && y > 0) {
      found.push({ kind: 'same', text: from[x - 1] ?? '' });
      [x, y] = [x - 1, y - 1];
    }
    if (count === 0) break;
    const below = reached[diagonal + limit] ?? 0;
    const isAdded =
      diagonal === -count || (diagonal !== count && below < (reached[diagonal + limit + 2] ?? 0));
    if (isAdded) found.push({ kind: 'added', text: to[(y -= 1)] ?? '' });
    else found.push({ kind: 'removed', text: from[(x -= 1)] ?? '' });
  }
  return found.toReversed();
}

/**
 * Neighbours of one kind as one stretch; between two that are the same, what was removed comes before what
 * was added.
 */
function joined(stretches: readonly Stretch[]): readonly Stretch[] {
  const found: Stretch[] = [];
  let [removed, added] = ['', ''];
  const settle = (): void => {
    if (removed) found.push({ kind: 'removed', text: removed });
    if (added) found.push({ kind: 'added', text: added });
    [removed, added] = ['', ''];
  };
  for (const { kind, text } of stretches) {
    if (kind === 'removed') removed += text;
    else if (kind === 'added') added += text;
    else {
      settle();
      const last = found.at(-1);
      if (last?.kind === 'same') found[found.length - 1] = { kind, text: last.text + text };
      else found.push({ kind, text });
    }
  }
  settle();
  return found;
}
