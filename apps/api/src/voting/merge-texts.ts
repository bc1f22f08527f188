/** Longer texts are not merged: comparing them would take longer than proposing anew. */
const PARAGRAPHS_MAX = 500;

/**
 * Three-way merge by paragraph: what `mine` changed in `base`, done to `theirs`. Null when both changed the
 * same place differently, and also when they changed neighbouring paragraphs: a person should look then.
 */
export function mergeTexts(base: string, mine: string, theirs: string): string | null {
  if (mine === base || mine === theirs) return theirs;
  if (theirs === base) return mine;
  const [from, ours, others] = [paragraphs(base), paragraphs(mine), paragraphs(theirs)];
  if (Math.max(from.length, ours.length, others.length) > PARAGRAPHS_MAX) return null;
  const kept = { ours: matches(from, ours), others: matches(from, others) };
  const merged: string[] = [];
  let [b, o, t] = [0, 0, 0];
  for (let at = 0; at <= from.length; at += 1) {
    const inOurs = at === from.length ? ours.length : kept.ours.get(at);
    const inOthers = at === from.length ? others.length : kept.others.get(at);
    if (inOurs === undefined || inOthers === undefined) continue;
    const chunk = chosen(from.slice(b, at), ours.slice(o, inOurs), others.slice(t, inOthers));
    if (!chunk) return null;
    merged.push(...chunk, ...from.slice(at, at + 1));
    [b, o, t] = [at + 1, inOurs + 1, inOthers + 1];
  }
  return merged.join('\n\n');
}

/** Between two paragraphs that all three share: the side that changed something, if only one did. */
function chosen(base: string[], mine: string[], theirs: string[]): string[] | null {
  const [from, ours, others] = [base, mine, theirs].map((chunk) => chunk.join('\n\n'));
  if (ours === from || ours === others) return theirs;
  return others === from ? mine : null;
}

function paragraphs(text: string): string[] {
  return text.trim().split(/\n\s*\n/);
}

/** A longest common subsequence: index in `from` -> index in `to`. */
function matches(from: readonly string[], to: readonly string[]): ReadonlyMap<number, number> {
  const width = to.length + 1;
  const lengths = new Uint16Array((from.length + 1) * width);
  const at = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  for (let i = from.length - 1; i >= 0; i -= 1) {
    for (let j = to.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] =
        from[i] === to[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const found = new Map<number, number>();
  for (let i = 0, j = 0; i < from.length && j < to.length;) {
    if (from[i] === to[j]) found.set(i++, j++);
    else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return found;
}
