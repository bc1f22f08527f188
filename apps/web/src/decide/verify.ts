import type { Anchors, FoundReceipt, Verification } from '@plenaria/voting';

/** The bytes of a file, the roots it must have when they are known from elsewhere, and a receipt to look for. */
export type VerifyQuestion = {
  readonly bytes: Uint8Array;
  readonly anchors: Anchors;
  readonly receipt: string | null;
};

/** What the check says, and whether the receipt is there: null where none was asked for. */
export type VerifyAnswer = { readonly verification: Verification; readonly receipt: FoundReceipt | null };

/** Checks a bundle with the same code as the terminal's verifier, in a thread of its own. */
export function verify(question: VerifyQuestion): Promise<VerifyAnswer> {
  const worker = new Worker(new URL('./verify.worker.ts', import.meta.url), { type: 'module' });
  const answer = new Promise<VerifyAnswer>((give, fail) => {
    worker.addEventListener('message', ({ data }: MessageEvent<VerifyAnswer>) => give(data));
    worker.addEventListener('error', () => fail(new Error('the verifier stopped')));
  });
  worker.postMessage(question);
  return answer.finally(() => worker.terminate());
}
