import { Injectable } from '@nestjs/common';
import { inThread } from '../in-thread.ts';

/** A table as text, row by row. */
export type Table = readonly (readonly string[])[];

/** What the worker is to do. */
export type SpreadsheetTask =
  | { readonly kind: 'read'; readonly bytes: Uint8Array }
  | { readonly kind: 'write'; readonly name: string; readonly rows: Table };

/** The program and its worker lie side by side, with the same ending. */
const WORKER = new URL('./spreadsheet-worker.js', import.meta.url);
/** No table that may be read or written takes so much, or so long. */
const LIMITS = { heapMbMax: 768, msMax: 60_000 };

/** Every .xlsx is a ZIP archive. */
const ZIP = Buffer.from('PK\u0003\u0004', 'latin1');
/** What Excel wrote until 2003, and what it writes with a password. */
const COMPOUND = Buffer.from('D0CF11E0A1B11AE1', 'hex');

/** Reads and writes .xlsx files, one after the other: each needs a whole core for a moment. */
@Injectable()
export class Spreadsheets {
  #last: Promise<unknown> = Promise.resolve();

  /** Is this a spreadsheet, going by its first bytes and not by its name? */
  static isOne(bytes: Buffer): boolean {
    return [ZIP, COMPOUND].some((sign) => bytes.subarray(0, sign.length).equals(sign));
  }

  /** The first sheet; null when the file is no spreadsheet that can be read. */
  async read(bytes: Uint8Array): Promise<Table | null> {
    return this.#inTurn({ kind: 'read', bytes }).then(
      (table) => table as Table,
      () => null,
    );
  }

  /** A file with one sheet. The first row is its head. */
  async write(name: string, rows: Table): Promise<Buffer> {
    return Buffer.from((await this.#inTurn({ kind: 'write', name, rows })) as Uint8Array);
  }

  #inTurn(task: SpreadsheetTask): Promise<unknown> {
    const doing = this.#last.then(async () => inThread(WORKER, task, LIMITS));
    this.#last = doing.catch(() => undefined);
    return doing;
  }
}
