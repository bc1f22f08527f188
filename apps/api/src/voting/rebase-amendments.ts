import type { Work } from '../work.ts';
import { Amendment } from './amendment.ts';
import type { DecisionText } from './decision-text.ts';
import { mergeTexts } from './merge-texts.ts';

/** The original text after a change. */
type Changed = { readonly version: number; readonly title: string; readonly body: string };

/**
 * Lets every amendment that still waits follow a changed text; where both touch the same place it is
 * outdated.
 */
export async function rebaseAmendments(work: Work, before: DecisionText, after: Changed): Promise<void> {
  const { decisionId, version } = before;
  const waiting = await work.db.findBy(Amendment, { decisionId, baseVersion: version, state: 'proposed' });
  for (const amendment of waiting) {
    const title = mergeTexts(before.title, amendment.title, after.title);
    const body = mergeTexts(before.body, amendment.body, after.body);
    const change =
      title === null || body === null
        ? ({ state: 'outdated' } as const)
        : { title, body, baseVersion: after.version };
    await work.db.update(Amendment, { id: amendment.id }, change);
  }
}
