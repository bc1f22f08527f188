// A thread of its own: a register of ten thousand lines takes a second or two, and others want answers. Whatever a
// file from outside does to the memory here ends this thread and nothing else.
import { parentPort, workerData } from 'node:worker_threads';
import { unzipSync } from 'fflate';
import { readSheet, type CellValue } from 'read-excel-file/universal';
import writeSheet from 'write-excel-file/node';
import type { SpreadsheetTask } from './spreadsheets.ts';

/** What a file may unfold to: a table of 100,000 lines has about 80 MB of XML. */
const UNFOLDED_BYTES_MAX = 256 * 1024 * 1024;
const COLUMN_WIDTH = 24;

async function read(bytes: Uint8Array): Promise<readonly (readonly string[])[]> {
  let unfolded = 0;
  const weigh = ({ originalSize }: { readonly originalSize: number }) => {
    unfolded += originalSize;
    return false;
  };
  unzipSync(bytes, { filter: weigh });
  if (unfolded > UNFOLDED_BYTES_MAX) throw new Error('the file unfolds to more than may be');
  const rows = await readSheet(bytes.slice().buffer);
  return rows.map((row) => row.map(textOf));
}

/** A cell as the same table would have it as text. Days are typed as days in spreadsheets. */
function textOf(cell: CellValue | null): string {
  if (cell === null) return '';
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell);
}

async function write(name: string, rows: readonly (readonly string[])[]): Promise<Uint8Array> {
  const cells = rows.map((row, place) =>
    row.map((value) => (value === '' ? null : { value, type: String, ...(place === 0 && BOLD) })),
  );
  const columns = rows[0]?.map(() => ({ width: COLUMN_WIDTH })) ?? [];
  const options = { sheet: name, columns, stickyRowsCount: 1 };
  return new Uint8Array(await writeSheet(cells, options).toBuffer());
}

const BOLD = { fontWeight: 'bold' } as const;
const task = workerData as SpreadsheetTask;
parentPort?.postMessage(task.kind === 'read' ? await read(task.bytes) : await write(task.name, task.rows));
