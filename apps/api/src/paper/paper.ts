import PDFDocument from 'pdfkit';
import { faceName, readFaces } from './faces.ts';
import { linesOf, paragraphOf, runsOf } from './set-line.ts';
import type { Run, Span } from './set-line.ts';

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

/** A file that travels inside the paper. */
export type Attachment = { readonly name: string; readonly text: string; readonly description: string };

/** A paper to be printed and kept: paragraphs in any of our scripts and both directions, tagged for screen readers,
 *  with files attached. */
export class Paper {
  readonly #doc: PDFKit.PDFDocument;
  readonly #head: PaperHead;
  readonly #done: Promise<Buffer>;
  #y = PAGE.margin;

  private constructor(head: PaperHead, faces: ReadonlyMap<string, Buffer>) {
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
    for (const [name, file] of faces) this.#doc.registerFont(name, file);
    const chunks: Buffer[] = [];
    this.#done = new Promise((answer, fail) => {
      this.#doc.on('data', (chunk: Buffer) => chunks.push(chunk));
      this.#doc.on('end', () => answer(Buffer.concat(chunks)));
      this.#doc.on('error', fail);
    });
  }

  /** A new paper, with nothing on it. */
  static async begin(head: PaperHead): Promise<Paper> {
    return new Paper(head, await readFaces());
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
    const measure = (run: Run) => this.#widthOf(run, size);
    const lines = linesOf(paragraph, width, measure);
    const actual = direction === 'rtl' ? { actual: paragraph.text } : {};
    const element = this.#doc.struct(tag, { lang: language, ...actual });
    this.#doc.addStructure(element);
    const left = [...lines];
    while (left.length > 0) {
      if (this.#room(size) < 1) this.#turn();
      const here = left.splice(0, this.#room(size));
      element.add(() => {
        for (const [from, to] of here) {
          this.#line(runsOf(paragraph, from, to), { size, indent, width });
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
      const setting = { size: 8, indent: 0, width: PAGE.width - 2 * PAGE.margin };
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

  #turn(): void {
    this.#doc.addPage();
    this.#y = PAGE.margin;
  }

  #widthOf({ text, face, bold }: Run, size: number): number {
    return this.#doc.font(faceName(face, bold)).fontSize(size).widthOfString(text, { features: [] });
  }

  /** Draws the runs of a line, each at its place, in the order in which they are read. */
  #line(
    runs: readonly Run[],
    { size, indent, width }: Required<Pick<Setting, 'size' | 'indent'>> & { width: number },
  ) {
    const widths = runs.map((run) => this.#widthOf(run, size));
    const whole = widths.reduce((sum, one) => sum + one, 0);
    let x = this.#head.direction === 'rtl' ? PAGE.margin + width - whole : PAGE.margin + indent;
    const placed = runs.map((run, place) => {
      const at = x;
      x += widths[place] ?? 0;
      return { run, at };
    });
    for (const { run, at } of placed.toSorted((one, other) => one.run.from - other.run.from)) {
      const { text, face, bold } = run;
      this.#doc.font(faceName(face, bold)).fontSize(size).fillColor('#22261f');
      // Given any features, even none, the text is shaped as a whole; word by word would turn words around.
      this.#doc.text(text, at, this.#y + size, { lineBreak: false, baseline: 'alphabetic', features: [] });
    }
  }
}
