import { useDeferredValue, useId, useMemo, useState, type ReactNode } from 'react';
import { useClient } from 'urql';
import type { Sent } from '../client/send.ts';
import { useLanguage, useSpoken, useText } from '../i18n/texts.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { RefusalNotice } from '../ui/RefusalNotice.tsx';
import { Past } from './Past.tsx';
import { preview, type Previews } from './preview.ts';
import { PublishRule } from './PublishRule.tsx';
import { readRule, type RuleRead } from './read-rule.ts';
import type { RulePackTold } from './RulePackPage.tsx';
import { Sentences } from './Sentences.tsx';

/** A rule as data: while it is typed it says in words what it means or names what is wrong with it. */
export function RuleEditor({ pack }: { readonly pack: RulePackTold }): ReactNode {
  const text = useText();
  const id = useId();
  const language = useLanguage();
  const [written] = useState(() => JSON.stringify(pack.rules, null, 2));
  const [typed, setTyped] = useState(written);
  const settled = useDeferredValue(typed);
  const read = useMemo(() => readRule(settled, language), [settled, language]);
  const wrong = read.kind !== 'rule';
  return (
    <div className="stack">
      <div className="field">
        <label htmlFor={id}>{text('admin:rule.json')}</label>
        <textarea
          id={id}
          className="input code"
          dir="ltr"
          spellCheck={false}
          value={typed}
          aria-invalid={wrong || undefined}
          aria-describedby={`${id}-read`}
          onChange={(event) => setTyped(event.target.value)}
        />
      </div>
      <div id={`${id}-read`} role="status">
        {(wrong || settled !== written) && <Read read={read} />}
      </div>
      {read.kind === 'rule' && <Try rules={read.rules} />}
      {read.kind === 'rule' && settled !== written && <PublishRule pack={pack} rules={read.rules} />}
    </div>
  );
}

/** What the text in the editor is. */
function Read({ read }: { readonly read: RuleRead }): ReactNode {
  const text = useText();
  const spoken = useSpoken();
  switch (read.kind) {
    case 'notJson':
      return (
        <Notice kind="problem">
          <p>{text('admin:rule.notJson', { line: read.line })}</p>
        </Notice>
      );
    case 'notRule':
      return (
        <Notice kind="problem">
          <p>{text('admin:rule.problems', { count: read.problems.length })}</p>
          <ul>
            {read.problems.map(({ path, sentence }) => (
              <li key={`${path} ${sentence.key}`}>
                <code dir="ltr">{path}</code>:{' '}
                {spoken('result', sentence.key, sentence.params) ?? sentence.key}
              </li>
            ))}
          </ul>
        </Notice>
      );
    case 'rule':
      return (
        <Notice>
          <Sentences sentences={read.inWords} />
        </Notice>
      );
  }
}

/** Looks at past decisions under the rule in the editor. */
function Try({ rules }: { readonly rules: object }): ReactNode {
  const text = useText();
  const client = useClient();
  const [busy, setBusy] = useState(false);
  const [seen, setSeen] = useState<{ readonly rules: string; readonly sent: Sent<Previews> } | null>(null);
  const now = JSON.stringify(rules);

  async function look(): Promise<void> {
    setBusy(true);
    setSeen({ rules: now, sent: await preview(client, rules) });
    setBusy(false);
  }

  return (
    <section>
      <Button look="main" busy={busy} onClick={() => look()}>
        {text('admin:rule.preview')}
      </Button>
      <div aria-live="polite">
        {seen && seen.rules !== now && <p className="quiet">{text('admin:rule.previewOld')}</p>}
        {seen &&
          (seen.sent.ok ? (
            <Past previews={seen.sent.value} />
          ) : (
            <RefusalNotice refusal={seen.sent.refusal} />
          ))}
      </div>
    </section>
  );
}
