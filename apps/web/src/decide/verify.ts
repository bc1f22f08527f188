import type { Anchors, Verification } from '@plenaria/voting';

/** The bytes of a file, and the roots it must have when they are known from elsewhere. */
export type VerifyQuestion = { readonly bytes: Uint8Array; readonly anchors: Anchors };

/** Checks a bundle with the same code as the terminal's verifier, in a thread of its own. */
export function verify(question: VerifyQuestion): Promise<Verification> {
  const worker = new Worker(new URL('./verify.worker.ts', import.meta.url), { type: 'module' });
  const answer = new Promise<Verification>((give, fail) => {
    worker.addEventListener('message', ({ data }: MessageEvent<Verification>) => give(data));
    worker.addEventListener('error', () => fail(new Error('the verifier stopped')));
  });
  worker.postMessage(question);
  return answer.finally(() => worker.terminate());
}
