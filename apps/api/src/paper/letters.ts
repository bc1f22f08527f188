import { faceName } from './faces.ts';
import type { Run } from './set-line.ts';

type Features = PDFKit.Mixins.OpenTypeFeatures[];
type Measured = { readonly width: number; readonly features: Features };

// Given any features, even none, a text is shaped as a whole; word by word would turn words around.
const AS_A_WHOLE: Features = [];
/** The same, but marks stand where they are drawn. Some faces leave open where a mark goes, which is allowed and on
 *  which the shaper (fontkit 2) fails. Its features may be an object; pdfkit's types know lists alone. */
const MARKS_AS_DRAWN = { mark: false, mkmk: false, abvm: false, blwm: false } as unknown as Features;

/** The letters of one paper: how wide they are, and how they come onto the page. */
export class Letters {
  readonly #doc: PDFKit.PDFDocument;
  readonly #faces: ReadonlyMap<string, Uint8Array>;
  /** Words come again and again, and to measure one is most of what setting it costs. */
  readonly #measured = new Map<string, Measured>();

  constructor(doc: PDFKit.PDFDocument, faces: ReadonlyMap<string, Uint8Array>) {
    this.#doc = doc;
    this.#faces = faces;
    for (const [name, file] of faces) doc.registerFont(name, file);
  }

  /** In points. */
  widthOf(run: Run, size: number): number {
    return this.#measure(run, size).width;
  }

  /** Draws a run from `x` on, its letters standing at `baseline`, both in points from the top left. */
  draw(run: Run, { x, baseline, size }: Readonly<Record<'x' | 'baseline' | 'size', number>>): void {
    const { features } = this.#measure(run, size);
    this.#doc.font(this.#fontOf(run)).fontSize(size).fillColor('#22261f');
    this.#doc.text(run.text, x, baseline, { lineBreak: false, baseline: 'alphabetic', features });
  }

  #measure(run: Run, size: number): Measured {
    const font = this.#fontOf(run);
    const key = `${font} ${size} ${run.text}`;
    const known = this.#measured.get(key);
    if (known) return known;
    this.#doc.font(font).fontSize(size);
    const measured = this.#with(run.text, AS_A_WHOLE) ?? this.#with(run.text, MARKS_AS_DRAWN);
    if (!measured)
      throw new Error(`the face ${font} cannot set a name or word that is to stand on the paper`);
    this.#measured.set(key, measured);
    return measured;
  }

  #with(text: string, features: Features): Measured | null {
    try {
      return { width: this.#doc.widthOfString(text, { features }), features };
    } catch {
      return null;
    }
  }

  /** The face of a run; the first where its own was not read. */
  #fontOf({ face, bold }: Run): string {
    const own = faceName(face, bold);
    return this.#faces.has(own) ? own : faceName('latin', bold);
  }
}
