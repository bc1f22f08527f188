import type { Locator } from 'playwright-core';

/**
 * How long a person needs for what screens show and ask, reckoned from the screens themselves.
 *
 * Reading: adults read 238 words of non-fiction a minute (Brysbaert 2019, doi:10.1016/j.jml.2019.104047), and take
 * 20 % longer in a second language (Cop, Drieghe and Duyck 2015, doi:10.1371/journal.pone.0134008).
 * Typing on a phone: 36 words of five letters a minute (Palin et al. 2019, doi:10.1145/3338286.3340120); what is
 * typed is one's own name, address and words, which may be in any language.
 * Deciding and touching: 1.35 s and 1.1 s of the keystroke-level model (Card, Moran and Newell 1980).
 * The way into the mail and back by its link: 20 s, assumed.
 *
 * Counted is every word in sight in the main part of a page: labels, hints, all custodians and classes, and the summary
 * of each document; a sentence that stood on the way before is known and counts once. Not counted are the whole texts
 * of the documents, which are told apart, what is folded away because nobody has to answer it, and lists not opened.
 */
const WORDS_A_MINUTE = 238 / 1.2;
const LETTERS_A_SECOND = 3;
const DECIDE_SECONDS = 1.35;
const TOUCH_SECONDS = 1.1;
const MAIL_SECONDS = 20;

/** What one person has read and answered so far. */
export class ReadingEffort {
  readonly #language: string;
  readonly #known = new Set<string>();
  #words = 0;
  #seconds = 0;
  #wholeTexts = 0;

  constructor(language: string) {
    this.#language = language;
  }

  /** Reads what is in sight; the whole texts that could be opened are counted apart. */
  async read(part: Locator): Promise<void> {
    for (const said of await inSight(part)) {
      if (!this.#known.has(said)) this.#words += this.#count(said);
      this.#known.add(said);
    }
    const folded = await part.locator('article details').allTextContents();
    this.#wholeTexts += this.#count(folded.join(' '));
  }

  async write(field: Locator, text: string): Promise<void> {
    this.#seconds += DECIDE_SECONDS + TOUCH_SECONDS + text.length / LETTERS_A_SECOND;
    await field.fill(text);
  }

  async choose(box: Locator): Promise<void> {
    this.#seconds += DECIDE_SECONDS + TOUCH_SECONDS;
    await box.check();
  }

  async press(button: Locator): Promise<void> {
    this.#seconds += DECIDE_SECONDS + TOUCH_SECONDS;
    await button.click();
  }

  goToTheMail(): void {
    this.#seconds += MAIL_SECONDS;
  }

  get minutes(): number {
    return this.#words / WORDS_A_MINUTE + this.#seconds / 60;
  }

  get told(): string {
    return (
      `${this.minutes.toFixed(1)} minutes: ${this.#words} words to read and ${Math.round(this.#seconds)} s of answers; ` +
      `the whole documents have ${this.#wholeTexts} words more`
    );
  }

  #count(text: string): number {
    const parts = new Intl.Segmenter(this.#language, { granularity: 'word' }).segment(text);
    return [...parts].filter(({ isWordLike }) => isWordLike).length;
  }
}

/** The words that somebody with eyes sees: nothing folded away, nothing for screen readers alone. */
function inSight(part: Locator): Promise<readonly string[]> {
  return part.evaluate((element) => {
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const seen: string[] = [];
    while (texts.nextNode()) {
      const holder = texts.currentNode.parentElement;
      if (holder?.checkVisibility() && !holder.closest('.unseen, option, textarea'))
        seen.push(texts.currentNode.textContent?.trim() ?? '');
    }
    return seen;
  });
}
