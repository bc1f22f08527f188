/** Files that try every page or every operation: one that begins last would keep a core waiting to its end. */
const LONG = [
  'accessibility',
  'languages',
  'permissions',
  'reflow',
  'whose',
  'doors',
  'first-script',
  'post',
  'constitution',
];

/** @param {{ readonly path: string }} test */
function placeOf({ path }) {
  const place = LONG.findIndex((name) => path.endsWith(`/${name}.spec.ts`));
  return place === -1 ? LONG.length : place;
}

/** The order in which Jest begins files; a fresh clone has no times of an earlier run to go by. */
module.exports = class LongestFirst {
  /**
   * @template {{ readonly path: string }} Test
   * @param {readonly Test[]} tests
   */
  sort(tests) {
    return tests.toSorted((one, other) => placeOf(one) - placeOf(other) || (one.path < other.path ? -1 : 1));
  }

  /** Jest tells how long each took; the order does not depend on it. */
  cacheResults() {}
};
