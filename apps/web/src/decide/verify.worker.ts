import { verifyBundle } from '@plenaria/voting';
import type { VerifyQuestion } from './verify.ts';

// Hashing and counting take a while for a large decision; here they do not hold up the page.
globalThis.addEventListener('message', ({ data }: MessageEvent<VerifyQuestion>) => {
  globalThis.postMessage(verifyBundle(data.bytes, data.anchors));
});
