/**
 * @typedef {{ readonly optionalDependencies?: Readonly<Record<string, string>>, readonly hasInstallScript?:
 * boolean }} LockedPackage
 * @typedef {Readonly<Record<string, LockedPackage>>} LockedPackages
 */

/**
 * The optional dependencies that some package names and the lock lacks. npm writes such a lock when the
 * registry has not
 * got all platforms yet, and `npm ci` then refuses it, elsewhere and later.
 * @param {LockedPackages} packages
 */
export function missingOptional(packages) {
  return Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !isFound(packages, place, name))
      .map((name) => `${place} names ${name}`),
  );
}

/**
 * Packages with an install script that `allowScripts` neither allows nor forbids; `npm ci
 * --strict-allow-scripts` stops at one.
 * @param {LockedPackages} packages
 * @param {Readonly<Record<string, boolean>>} allowed
 */
export function unansweredScripts(packages, allowed) {
  return Object.entries(packages)
    .filter(([, { hasInstallScript }]) => hasInstallScript === true)
    .map(([place]) => place.replace(/^.*node_modules\//, ''))
    .filter((name) => !(name in allowed));
}

/**
 * Looks where Node.js looks: beside the package, then one level up, to the top.
 * @param {LockedPackages} packages
 * @param {string} place
 * @param {string} name
 */
function isFound(packages, place, name) {
  for (let at = place; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    if (`${at}/node_modules/${name}`.replace(/^\//, '') in packages) return true;
    if (at === '') return false;
  }
}
