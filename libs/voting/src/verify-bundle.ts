import type { ExportBundle, Finding, Verification } from './bundle.ts';
import { withBytes } from './finding.ts';
import type { Located } from './finding.ts';
import { say } from './sentence.ts';
import type { Sentence } from './sentence.ts';
import { verifyCasts } from './verify-casts.ts';
import { verifyClose, verifySettlement } from './verify-close.ts';
import { isHeadAtClose, verifyFacts, verifyResult, verifyRoll } from './verify-facts.ts';
import type { Anchors } from './verify-facts.ts';
import { readBundle } from './verify-form.ts';
import { verifyBallotsAreLogged, verifyLogChain, verifyLogOrder } from './verify-log.ts';
import { verifyManifest } from './verify-manifest.ts';

/** Checks an export bundle from its bytes alone (or its text): form, hashes, log, roll, every ballot, and
 *  the result, which
 *  is counted again. `anchors` are roots known from elsewhere; without them the bundle is checked against itself.
 *
 *  Stages build on each other: where one finds something, those that rest on it are not asked, so that a
 * finding names a
 *  cause and not its consequences. Never throws on any input. */
export function verifyBundle(source: Uint8Array | string, anchors: Anchors = {}): Verification {
  const form = readBundle(source);
  if ('findings' in form) return damaged(form.findings);
  const { bundle, file } = form;
  for (const stage of stagesOf(bundle, anchors)) {
    const located = stage();
    if (located.length > 0) return damaged(withBytes(located, file));
  }
  return { ok: true, findings: [], summary: wholeSummary(bundle, anchors) };
}

function stagesOf(bundle: ExportBundle, anchors: Anchors): readonly (() => Located[])[] {
  return [
    () => verifyManifest(bundle),
    () => verifyLogChain(bundle),
    () => verifyLogOrder(bundle),
    () => verifyBallotsAreLogged(bundle),
    () => [
      ...verifyFacts(bundle, anchors),
      ...verifyRoll(bundle),
      ...verifyClose(bundle),
      ...verifyCasts(bundle),
    ],
    () => verifySettlement(bundle),
    () => verifyResult(bundle),
  ];
}

function damaged(findings: readonly Finding[]): Verification {
  return { ok: false, findings, summary: [say('verifiedDamaged', { count: findings.length })] };
}

function wholeSummary(bundle: ExportBundle, anchors: Anchors): Sentence[] {
  const { decision, roll, ballots, log, result } = bundle;
  return [
    say('verifiedForm'),
    say('verifiedRoll', { count: roll.length, root: decision.rollRoot }),
    say('verifiedLog', { count: log.length, head: decision.logHead }),
    ...(isHeadAtClose(log, anchors) ? [say('verifiedSettledSince', { head: anchors.logHead ?? '' })] : []),
    say('verifiedBallots', { count: ballots.length }),
    say('verifiedResult'),
    ...result.sentences,
  ];
}
