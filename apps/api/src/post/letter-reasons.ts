import { Injectable } from '@nestjs/common';
import type { View } from '../work.ts';
import type { Letter } from './letter.ts';

/** Is there still a reason to send this letter? Asked right before it goes. */
type StillTrue = (view: View, letter: Letter) => Promise<boolean>;

/** Why some letters may have become untrue between being asked for and being sent; their domains know. */
@Injectable()
export class LetterReasons {
  readonly #reasons = new Map<Letter['template'], StillTrue>();

  /** Letters by this template go out only while this holds. */
  require(template: Letter['template'], stillTrue: StillTrue): void {
    this.#reasons.set(template, stillTrue);
  }

  /** True for letters that nothing is required of. */
  async stand(view: View, letter: Letter): Promise<boolean> {
    return (await this.#reasons.get(letter.template)?.(view, letter)) ?? true;
  }
}
