import { useState, type ReactNode } from 'react';
import { useSend, type Refusal } from '../client/send.ts';
import { FinishWelcome } from '../gql/today.ts';
import { useText } from '../i18n/texts.ts';
import { Link } from '../routing/Link.tsx';
import { Button, buttonLook } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { RefusalNotice } from '../ui/RefusalNotice.tsx';

/** To somebody new: three questions, now or not at all. Nothing else waits for them. */
export function WelcomeLine(): ReactNode {
  const text = useText();
  const finish = useSend(FinishWelcome);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function leaveIt(): Promise<void> {
    const sent = await finish({});
    setRefusal(sent.ok ? null : sent.refusal);
  }

  return (
    <Notice>
      <h2>{text('today:welcome.title')}</h2>
      <p>{text('today:welcome.says')}</p>
      {refusal && <RefusalNotice refusal={refusal} />}
      <div className="row">
        <Link to="/welcome" className={buttonLook('main')}>
          {text('today:welcome.begin')}
        </Link>
        <Button onClick={leaveIt}>{text('today:welcome.later')}</Button>
      </div>
    </Notice>
  );
}
