// Imported before anything else, and written so that any Node that knows modules can read it.
const NEEDED = { major: 20, minor: 19 };

/**
 * The sentence for a Node.js that is too old, or null.
 * @param {string} version like "20.19.0"
 */
export function objectionToNode(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > NEEDED.major || (major === NEEDED.major && minor >= NEEDED.minor)) return null;
  const needed = `${NEEDED.major}.${NEEDED.minor}`;
  return `Plenaria needs Node.js ${needed} or newer, and this is ${version}. Get one from https://nodejs.org.`;
}
