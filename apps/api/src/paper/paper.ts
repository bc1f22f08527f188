import { setImmediate } from 'node:timers/promises';
import PDFDocument from 'pdfkit';
import { readFaces } from './faces.ts';
import { Letters } from './letters.ts';
import { linesOf, paragraphOf, runsOf } from './set-line.ts';
import type { Paragraph, Run, Span } from './set-line.ts';

/** A4, in points of 1/72 inch. */
const PAGE = { width: 595.28, height: 841.89, margin: 62 };
const LINE_HEIGHT = 1.5;
const FOOT_HEIGHT = 24;
const GAP = 8;

/** How a paper begins. */
export type PaperHead = {
  readonly title: string;
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly at: Date;
};

/** How a paragraph is set: its size in points, how far it is moved in, and what it is to a screen reader. */
type Setting = {
  readonly size?: number;
  readonly indent?: number;
  readonly tag?: string;
  readonly after?: number;
};

/** A column of a table: what stands above it, and its part of the width, in any unit. */
export type Column = { readonly head: string; readonly share: number };

type Cell = {
  readonly paragraph: Paragraph;
  readonly lines: readonly (readonly [from: number, to: number])[];
  readonly left: number;
  readonly width: number;
};

const CELL_SIZE = 9;
const CELL_LINE = 1.35;
const CELL_GAP = 8;
const ROW_GAP = 4;
/** After so many rows others get their turn. */
const BREATH = 50;

function heightOf(cells: readonly Cell[]): number {
  return Math.max(1, ...cells.map(({ lines }) => lines.length)) * CELL_SIZE * CELL_LINE + ROW_GAP;
}

/** Where letters are drawn in another order than they are read in, or several as one, what they say is told beside. */
function readAs(text: string, direction: PaperHead['direction']): { readonly actual?: string } {
  return direction === 'rtl' || /[\u0590-\u10ff\u1780-\u17ff]/u.test(text) ? { actual: text } : {};
}

/** A file that travels inside the paper. */
export type Attachment = { readonly name: string; readonly text: string; readonly description: string };

/** A paper to be printed and kept: paragraphs in any of our scripts and both directions, tagged for screen readers,
 *  with files attached. */
export class Paper {
  readonly #doc: PDFKit.PDFDocument;
  readonly #head: PaperHead;
  readonly #done: Promise<Buffer>;
  readonly #letters: Letters;
  #y = PAGE.margin;

  private constructor(head: PaperHead, faces: ReadonlyMap<string, Uint8Array>) {
    this.#head = head;
    this.#doc = new PDFDocument({
      size: 'A4',
      margin: 0,
      pdfVersion: '1.7',
      tagged: true,
      lang: head.language,
      displayTitle: true,
      bufferPages: true,
      info: {
        Title: head.title,
        Creator: 'Plenaria',
        Producer: 'Plenaria',
        CreationDate: head.at,
        ModDate: head.at,
      },
    });
    this.#letters = new Letters(this.#doc, faces);
    const chunks: Buffer[] = [];
    this.#done = new Promise((answer, fail) => {
      this.#doc.on('data', (chunk: Buffer) => chunks.push(chunk));
      this.#doc.on('end', () => answer(Buffer.concat(chunks)));
      this.#doc.on('error', fail);
    });
  }

  /** A new paper, with nothing on it. `told` holds whatever may come onto it, for its letters. */
  static async begin(head: PaperHead, told: object): Promise<Paper> {
    return new Paper(head, await readFaces(head.title + JSON.stringify(told)));
  }

  /** A heading; level 1 is the title. It is kept with what follows. */
  heading(level: 1 | 2 | 3, text: string): void {
    const size = [20, 14, 11.5][level - 1] ?? 11.5;
    if (level > 1) this.#y += GAP;
    if (this.#y + size * 6 > this.#bottom) this.#turn();
    this.paragraph([{ text, bold: true }], { size, tag: `H${level}`, after: level === 1 ? GAP : GAP / 2 });
  }

  /** A paragraph, which may run over to the next page. */
  paragraph(spans: readonly Span[], { size = 10.5, indent = 0, tag = 'P', after = GAP }: Setting = {}): void {
    const { direction, language } = this.#head;
    const paragraph = paragraphOf(spans, direction);
    const width = PAGE.width - 2 * PAGE.margin - indent;
    const measure = (run: Run) => this.#letters.widthOf(run, size);
    const lines = linesOf(paragraph, width, measure);
    const element = this.#doc.struct(tag, { lang: language, ...readAs(paragraph.text, direction) });
    this.#doc.addStructure(element);
    const left = [...lines];
    while (left.length > 0) {
      if (this.#room(size) < 1) this.#turn();
      const here = left.splice(0, this.#room(size));
      element.add(() => {
        for (const [from, to] of here) {
          this.#line(runsOf(paragraph, from, to), { size, left: this.#left(indent), width });
          this.#y += size * LINE_HEIGHT;
        }
      });
    }
    element.end();
    this.#y += after;
  }

  /** What something is called, and under it what it is. */
  fact(label: string, value: string): void {
    if (this.#room(9) < 3) this.#turn();
    this.paragraph([{ text: label, bold: true }], { size: 9, after: 0 });
    this.paragraph([{ text: value }], { size: 10.5, after: GAP / 2 });
  }

  /** A table. Its head stands again on every page; a row stays together. Between stretches of rows others get their
   *  turn: a register of ten thousand must not keep a vote waiting. */
  async table(columns: readonly Column[], rows: readonly (readonly string[])[]): Promise<void> {
    const table = this.#doc.struct('Table', { lang: this.#head.language });
    this.#doc.addStructure(table);
    const head = this.#set(
      columns,
      columns.map((column) => column.head),
      true,
    );
    this.#row(table, head, 'TH');
    for (const [place, row] of rows.entries()) {
      const cells = this.#set(columns, row, false);
      if (this.#y + heightOf(cells) > this.#bottom) {
        this.#turn();
        this.#row(null, head, 'TH');
      }
      this.#row(table, cells, 'TD');
      if (place % BREATH === BREATH - 1) await setImmediate();
    }
    table.end();
    this.#y += GAP;
  }

  /** The cells of a row, each with its lines and its place across the page. */
  #set(columns: readonly Column[], texts: readonly string[], bold: boolean): readonly Cell[] {
    const { direction } = this.#head;
    const across = PAGE.width - 2 * PAGE.margin;
    const all = columns.reduce((sum, { share }) => sum + share, 0);
    let used = 0;
    return columns.map(({ share }, place) => {
      const room = (across * share) / all;
      const left = direction === 'rtl' ? PAGE.margin + across - used - room : PAGE.margin + used;
      used += room;
      const paragraph = paragraphOf([{ text: texts[place] ?? '', bold }], direction);
      const width = room - CELL_GAP;
      const lines = linesOf(paragraph, width, (run) => this.#letters.widthOf(run, CELL_SIZE));
      return { paragraph, lines, width, left: direction === 'rtl' ? left + CELL_GAP : left };
    });
  }

  /** Draws a row. A head that stands on its page again is no part of the table. */
  #row(table: PDFKit.PDFStructureElement | null, cells: readonly Cell[], tag: 'TH' | 'TD'): void {
    const row = table && this.#doc.struct('TR');
    if (row) table.add(row);
    for (const cell of cells) {
      const draw = () => this.#cell(cell);
      if (!row) {
        this.#doc.markContent('Artifact', { type: 'Pagination' });
        draw();
        this.#doc.endMarkedContent();
        continue;
      }
      const element = this.#doc.struct(tag, readAs(cell.paragraph.text, this.#head.direction));
      row.add(element);
      element.add(draw);
      element.end();
    }
    row?.end();
    this.#y += heightOf(cells);
  }

  #cell({ paragraph, lines, left, width }: Cell): void {
    const top = this.#y;
    for (const [from, to] of lines) {
      this.#line(runsOf(paragraph, from, to), { size: CELL_SIZE, left, width });
      this.#y += CELL_SIZE * CELL_LINE;
    }
    this.#y = top;
  }

  /** A thin line across the page. */
  rule(): void {
    this.#y += GAP;
    this.#doc.markContent('Artifact', { type: 'Layout' });
    this.#doc
      .moveTo(PAGE.margin, this.#y)
      .lineTo(PAGE.width - PAGE.margin, this.#y)
      .lineWidth(0.7)
      .stroke('#22261f');
    this.#doc.endMarkedContent();
    this.#y += GAP;
  }

  /** Puts a file into the paper. */
  attach({ name, text, description }: Attachment): void {
    const { at } = this.#head;
    const type = 'application/json';
    this.#doc.file(Buffer.from(text), { name, type, description, creationDate: at, modifiedDate: at });
  }

  /** Numbers the pages and gives the file. */
  async end(foot: (page: number, pages: number) => string): Promise<Buffer> {
    const { start, count } = this.#doc.bufferedPageRange();
    for (let page = 0; page < count; page += 1) {
      this.#doc.switchToPage(start + page);
      const paragraph = paragraphOf([{ text: foot(page + 1, count) }], this.#head.direction);
      this.#doc.markContent('Artifact', { type: 'Pagination', attached: ['Bottom'] });
      this.#y = PAGE.height - PAGE.margin + FOOT_HEIGHT / 2;
      const setting = { size: 8, left: PAGE.margin, width: PAGE.width - 2 * PAGE.margin };
      this.#line(runsOf(paragraph, 0, paragraph.text.length), setting);
      this.#doc.endMarkedContent();
    }
    this.#doc.end();
    return this.#done;
  }

  get #bottom(): number {
    return PAGE.height - PAGE.margin;
  }

  /** How many lines still fit on the page. */
  #room(size: number): number {
    return Math.floor((this.#bottom - this.#y) / (size * LINE_HEIGHT));
  }

  /** Where a paragraph begins that is moved in: from the right, it is narrower at the other end. */
  #left(indent: number): number {
    return this.#head.direction === 'rtl' ? PAGE.margin : PAGE.margin + indent;
  }

  #turn(): void {
    this.#doc.addPage();
    this.#y = PAGE.margin;
  }

  /** Draws the runs of a line, each at its place, in the order in which they are read. */
  #line(
    runs: readonly Run[],
    { size, left, width }: { readonly size: number; readonly left: number; readonly width: number },
  ) {
    const widths = runs.map((run) => this.#letters.widthOf(run, size));
    const whole = widths.reduce((sum, one) => sum + one, 0);
    let x = this.#head.direction === 'rtl' ? left + width - whole : left;
    const placed = runs.map((run, place) => {
      const at = x;
      x += widths[place] ?? 0;
      return { run, at };
    });
    for (const { run, at } of placed.toSorted((one, other) => one.run.from - other.run.from))
      this.#letters.draw(run, { x: at, baseline: this.#y + size, size });
  }
}
