import type { Span, SpanChanges } from '@plenaria/membership';
import type { NewEvent } from './record-event.ts';
import type { SpanField } from './store-spans.ts';

const WORDS = {
  custodian: { kind: 'custodian-changed', key: 'custodian' },
  classes: { kind: 'classes-changed', key: 'class' },
  representative: { kind: 'representation-changed', key: 'personId' },
  alternate: { kind: 'representation-changed', key: 'personId' },
  delegate: { kind: 'representation-changed', key: 'personId' },
} as const;

/** What the history says when one of a member's timelines changes; nothing when it does not. */
export function spanChange(
  field: SpanField,
  { added, changed, removed }: SpanChanges,
  before: readonly Span[],
  personIdOf: (key: string) => string,
): readonly Pick<NewEvent, 'kind' | 'before' | 'after'>[] {
  if (added.length + changed.length + removed.length === 0) return [];
  const { kind, key } = WORDS[field];
  const tell = ({ value, from, to }: Span) => ({
    [key]: key === 'personId' ? personIdOf(value) : value,
    from,
    to,
  });
  const touched = new Set([...changed, ...removed].map((span) => span.id));
  const was = before.filter((span) => touched.has(span.id)).map(tell);
  return [
    {
      kind,
      before: was.length > 0 ? { [field]: was } : null,
      after: { [field]: [...changed, ...added].map(tell) },
    },
  ];
}
