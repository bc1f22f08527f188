import { findReceipt, verifyBundle } from '@plenaria/voting';
import type { VerifyAnswer, VerifyQuestion } from './verify.ts';

// Hashing and counting take a while for a large decision; here they do not hold up the page.
globalThis.addEventListener('message', ({ data }: MessageEvent<VerifyQuestion>) => {
  const verification = verifyBundle(data.bytes, data.anchors);
  // A receipt in a file that was changed says nothing.
  const trusted = verification.ok ? data.bytes : '';
  const receipt = data.receipt === null ? null : findReceipt(trusted, data.receipt);
  globalThis.postMessage({ verification, receipt } satisfies VerifyAnswer);
});
