import DataLoader from 'dataloader';
import type { RequestContext } from '../context.ts';

/** The loaders of one request, by name. */
export type LoaderCache = Map<string, DataLoader<string, unknown>>;

/** Loads many by key in one statement, once per request. `load` answers in the order of its keys. */
export function loaderOf<Value>(
  context: Pick<RequestContext, 'loaders'>,
  name: string,
  load: (keys: readonly string[]) => Promise<readonly Value[]>,
): DataLoader<string, Value> {
  const known = context.loaders.get(name);
  if (known) return known as DataLoader<string, Value>;
  const made = new DataLoader<string, Value>(load);
  context.loaders.set(name, made as DataLoader<string, unknown>);
  return made;
}

/** Puts rows in the order of their keys. */
export function inOrderOf<Row, Value>(
  keys: readonly string[],
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  valueOf: (rows: readonly Row[]) => Value,
): Value[] {
  const groups = groupBy(rows, keyOf);
  return keys.map((key) => valueOf(groups.get(key) ?? []));
}

/** Rows by their keys, in the order in which keys and rows come. */
export function groupBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}
