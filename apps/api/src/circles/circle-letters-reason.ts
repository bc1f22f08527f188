import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { isAboutCircle } from '../post/letter.ts';
import { LetterReasons } from '../post/letter-reasons.ts';
import { stillAsked } from './tell-of-circle.ts';

/** Of a request that was answered or taken back meanwhile nobody is written to. */
@Injectable()
export class CircleLettersReason implements OnModuleInit {
  readonly #reasons: LetterReasons;

  constructor(@Inject(LetterReasons) reasons: LetterReasons) {
    this.#reasons = reasons;
  }

  onModuleInit(): void {
    this.#reasons.require('circle-asked', async (view, letter) =>
      isAboutCircle(letter) ? stillAsked(view, letter) : true,
    );
  }
}
