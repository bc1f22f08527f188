import type { ExportBundle } from './bundle.ts';
import { finding } from './finding.ts';
import type { Located } from './finding.ts';
import { digestOf, manifestOf } from './manifest.ts';

/** Which listed place was changed: the value itself, its hash in the manifest, or the digest of the manifest?
 *  Each vouches for the next, so that one change is told from the others. */
export function verifyManifest(bundle: ExportBundle): Located[] {
  const { manifest, digest } = bundle;
  const computed = manifestOf(bundle);
  const paths = [...new Set([...Object.keys(manifest), ...Object.keys(computed)])];
  const wrong = paths.filter((path) => manifest[path] !== computed[path]);
  if (digestOf(manifest) === digest)
    return wrong.map((path) => changedValue(path, manifest[path], computed[path]));
  if (digestOf(computed) === digest)
    return wrong.map((path) => changedHash(path, computed[path], manifest[path]));
  const values = wrong.map((path) => changedValue(path, manifest[path], computed[path]));
  return [...values, finding('$.digest', 'verifyDigestChanged', digestOf(manifest), digest)];
}

function changedValue(path: string, expected = '', found = ''): Located {
  const place = found === '' ? `$.manifest[${JSON.stringify(path)}]` : `$.${path}`;
  const key = expected === '' ? 'verifyAdded' : found === '' ? 'verifyRemoved' : 'verifyChanged';
  return finding(place, key, expected, found, { path });
}

function changedHash(path: string, expected = '', found = ''): Located {
  return finding(`$.manifest[${JSON.stringify(path)}]`, 'verifyHashChanged', expected, found, { path });
}
