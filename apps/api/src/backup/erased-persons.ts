import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { ERASURES_FILE } from '../privacy/erase-due.ts';

const line = z.object({ personId: z.uuid(), doneAt: z.iso.datetime() });

/** Who was erased, and when: all that is kept of it outside the database. */
export type ErasedPerson = z.infer<typeof line>;

/**
 * The lines of one such list. Where it is missing for one of the reasons `absent`, nobody was erased. A line of which a
 * crash left only the beginning is of an erasure that was begun anew, and stands again below; any other is damage.
 */
async function readErased(path: string, absent: readonly string[]): Promise<readonly ErasedPerson[]> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (absent.includes(error.code ?? '')) return '';
    throw new Error(`The list of who was erased cannot be read: ${error.message}`, { cause: error });
  });
  return text.split('\n').flatMap((one, place) => {
    const isBegun = /^\{[^}]*$/.test(one);
    if (one.trim() === '' || isBegun) return [];
    try {
      return [line.parse(JSON.parse(one))];
    } catch (error) {
      throw new Error(`Line ${place + 1} of ${path} tells of no erasure.`, { cause: error });
    }
  });
}

/**
 * Everybody who was erased as far as this machine knows: by the list of the home folder, by the backup itself and the
 * backups that lie beside it, the later ones above all, and by a list that is named.
 */
export async function erasedPersons(
  home: string,
  folder: string | null,
  named: string | null,
): Promise<ReadonlyMap<string, ErasedPerson>> {
  const beside = folder === null ? [] : await foldersIn(dirname(resolve(folder)));
  const own = [home, ...(folder === null ? [] : [folder])];
  const listIn = (absent: readonly string[]) => (place: string) =>
    readErased(join(place, ERASURES_FILE), absent);
  const lists = await Promise.all([
    ...own.map(listIn(['ENOENT'])),
    // What lies beside a backup may be anybody's.
    ...beside.map(listIn(['ENOENT', 'EACCES'])),
    ...(named === null ? [] : [readErased(named, [])]),
  ]);
  return new Map(lists.flat().map((one) => [one.personId, one]));
}

async function foldersIn(place: string): Promise<readonly string[]> {
  const entries = await readdir(place, { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isDirectory()).map((entry) => join(place, entry.name));
}
