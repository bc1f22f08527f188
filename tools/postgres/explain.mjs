/**
 * What PostgreSQL says on its way down, and what a person can do about it. The first that matches is told.
 */
const SENTENCES = /** @type {const} */ ([
  [
    /No space left on device/,
    'The disk that holds {place} is full. Make room and start again: what was stored is kept.',
  ],
  [
    /Permission denied/,
    'PostgreSQL may not read or write {place}. Open its path to other users again, or set PLENARIA_HOME.',
  ],
  [
    /could not create shared memory segment/,
    'The system gives PostgreSQL no shared memory. Raise kernel.shmmax, or set DATABASE_URL.',
  ],
  [/cannot be run as root/, 'PostgreSQL does not run as root. Start Plenaria as a normal user.'],
  [
    /database system identifier differs|checksum|invalid checkpoint|PANIC/,
    'The data in {place} is damaged. Restore a backup, or "npm run reset".',
  ],
]);

/**
 * The one sentence for a server that did not start, with its own last words when we have no better.
 * @param {string} words what PostgreSQL wrote
 * @param {string} place where its files lie
 */
export function explain(words, place) {
  const known = SENTENCES.find(([pattern]) => pattern.test(words));
  if (known) return known[1].replace('{place}', place);
  const lines = words.trim().split('\n').slice(-5);
  return `PostgreSQL did not start. Its last words:\n  ${lines.join('\n  ')}`;
}

/**
 * Did it fail only because processes of a killed server were still ending?
 * @param {string} words
 */
export function isLeftover(words) {
  return /pre-existing shared memory block|lock file "postmaster.pid" already exists/.test(words);
}

/**
 * Did someone else take the port between our look and its start?
 * @param {string} words
 */
export function isPortTaken(words) {
  return /Address already in use|could not create any TCP\/IP sockets/.test(words);
}
