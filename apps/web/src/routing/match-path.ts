import { paths, type Path } from './paths.ts';

/** An address understood: which path it is, and what stands in its places. */
export type Matched = {
  readonly path: Path;
  readonly params: Readonly<Record<string, string>>;
  readonly search: Readonly<Record<string, string>>;
};

/** Which of our paths an address is; null when it is none of them. A path without places is preferred. */
export function matchPath(pathname: string, search: string): Matched | null {
  const trimmed = pathname.replace(/(.)\/+$/, '$1');
  const known = Object.keys(paths) as Path[];
  for (const path of known.toSorted((one, other) => places(one) - places(other))) {
    const params = paramsIn(path, trimmed);
    if (params) return { path, params, search: keptSearch(path, search) };
  }
  return null;
}

/** An address: the path with its places filled and only what was chosen after the `?`. */
export function addressOf(
  path: string,
  params: Readonly<Record<string, string>> = {},
  search: Readonly<Record<string, string | undefined>> = {},
): string {
  const filled = path.replace(/\$(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const chosen = Object.entries(search).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const asked = new URLSearchParams(chosen).toString();
  return asked === '' ? filled : `${filled}?${asked}`;
}

function places(path: string): number {
  return path.split('$').length;
}

function paramsIn(path: string, pathname: string): Record<string, string> | null {
  const wanted = path.split('/');
  const found = pathname.split('/');
  if (wanted.length !== found.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const there = decoded(found[index] ?? '');
    if (!part.startsWith('$')) {
      if (part !== there) return null;
    } else if (there) params[part.slice(1)] = there;
    else return null;
  }
  return params;
}

/** A part that is no valid encoding (`%E0%A4%A`) matches nothing. */
function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}

function keptSearch(path: Path, search: string): Record<string, string> {
  const names: readonly string[] = paths[path];
  return Object.fromEntries(
    [...new URLSearchParams(search)].filter(([name, value]) => names.includes(name) && value),
  );
}
