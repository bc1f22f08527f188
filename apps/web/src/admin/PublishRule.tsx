import { useState, type ReactNode } from 'react';
import { useSend, type Refusal } from '../client/send.ts';
import { PublishRulePack } from '../gql/admin.ts';
import { useText } from '../i18n/texts.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Notice } from '../ui/Notice.tsx';
import { RefusalNotice } from '../ui/RefusalNotice.tsx';
import type { RulePackTold } from './RulePackPage.tsx';

type PublishRuleProps = { readonly pack: RulePackTold; readonly rules: object };

/** Publishes the rule in the editor as the next version of its pack, after asking once. */
export function PublishRule({ pack, rules }: PublishRuleProps): ReactNode {
  const text = useText();
  const publish = useSend(PublishRulePack);
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [version, setVersion] = useState<number | null>(null);

  async function act(): Promise<void> {
    setBusy(true);
    const sent = await publish({ slug: pack.slug, names: pack.names, rules });
    setBusy(false);
    setAsking(false);
    setRefusal(sent.ok ? null : sent.refusal);
    if (sent.ok) setVersion(sent.value.version);
  }

  return (
    <section>
      {refusal && <RefusalNotice refusal={refusal} />}
      {version !== null && (
        <Notice live>
          <p>{text('admin:rule.published', { version })}</p>
        </Notice>
      )}
      <Button onClick={() => setAsking(true)}>{text('admin:rule.publish')}</Button>
      <Dialog title={text('admin:rule.publish')} open={asking} onClose={() => setAsking(false)}>
        <p>{text('admin:rule.publishSays')}</p>
        <div className="row">
          <Button look="main" busy={busy} onClick={() => act()}>
            {text('admin:rule.publish')}
          </Button>
          <Button onClick={() => setAsking(false)}>{text('common:action.cancel')}</Button>
        </div>
      </Dialog>
    </section>
  );
}
