import { useState, type ReactNode } from 'react';
import { useSend, type Refusal } from '../client/send.ts';
import { AskErasure, UndoErasure } from '../gql/privacy.ts';
import { useSpoken, useText } from '../i18n/texts.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Filled } from '../ui/Filled.tsx';
import { Notice } from '../ui/Notice.tsx';
import { RefusalNotice } from '../ui/RefusalNotice.tsx';
import { Instant } from '../ui/Time.tsx';
import type { OwnData } from './MyData.tsx';

type BeErasedProps = { readonly own: OwnData; readonly again: () => void };

/** Says what an erasure means, what stands in its way, and asks for it or takes it back. */
export function BeErased({ own, again }: BeErasedProps): ReactNode {
  const text = useText();
  const ask = useSend(AskErasure);
  const undo = useSend(UndoErasure);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [sure, setSure] = useState(false);
  const { erasure } = own;
  const obstacles = useObstacles(own);

  async function act(send: typeof ask | typeof undo): Promise<void> {
    const sent = await send({});
    setRefusal(sent.ok ? null : sent.refusal);
    setSure(false);
    again();
  }

  return (
    <>
      <h2>{text('privacy:erasure.heading')}</h2>
      <Consequences />
      {refusal && <RefusalNotice refusal={refusal} />}
      {erasure && <Waiting dueAt={erasure.dueAt} onUndo={() => act(undo)} />}
      {!erasure && obstacles.length > 0 && <Obstacles obstacles={obstacles} />}
      {!erasure && obstacles.length === 0 && (
        <p>
          <Button look="danger" onClick={() => setSure(true)}>
            {text('privacy:erasure.ask')}
          </Button>
        </p>
      )}
      <Dialog
        title={text('privacy:erasure.sure', { count: own.waitDays })}
        open={sure}
        onClose={() => setSure(false)}
      >
        <Consequences />
        <p>{text('privacy:erasure.wait')}</p>
        <div className="row">
          <Button look="danger" onClick={() => act(ask)}>
            {text('privacy:erasure.ask')}
          </Button>
          <Button onClick={() => setSure(false)}>{text('common:action.cancel')}</Button>
        </div>
      </Dialog>
    </>
  );
}

function Waiting({
  dueAt,
  onUndo,
}: {
  readonly dueAt: string;
  readonly onUndo: () => Promise<void>;
}): ReactNode {
  const text = useText();
  return (
    <Notice kind="wait">
      <p>
        <Filled says="privacy:erasure.due" places={{ at: <Instant at={dueAt} /> }} />
      </p>
      <p>{text('privacy:erasure.wait')}</p>
      <Button onClick={onUndo}>{text('privacy:erasure.undo')}</Button>
    </Notice>
  );
}

function Obstacles({ obstacles }: { readonly obstacles: readonly string[] }): ReactNode {
  const text = useText();
  return (
    <Notice kind="wait">
      <p>{text('privacy:erasure.first')}</p>
      <ul>
        {obstacles.map((obstacle) => (
          <li key={obstacle}>{obstacle}</li>
        ))}
      </ul>
    </Notice>
  );
}

function Consequences(): ReactNode {
  const text = useText();
  return (
    <>
      <p>{text('privacy:erasure.explain')}</p>
      <p>{text('privacy:erasure.stays')}</p>
      <p>{text('privacy:erasure.texts')}</p>
      <p>{text('privacy:erasure.oneName')}</p>
    </>
  );
}

/** What must be put in other hands first, a sentence each. */
function useObstacles(own: OwnData): readonly string[] {
  const { speaksAloneFor, openApplications, openChanges, soleRoles } = own;
  const text = useText();
  const spoken = useSpoken();
  return [
    ...speaksAloneFor.map((name) => text('privacy:erasure.speaksAlone', { name })),
    ...openApplications.map((number) => text('privacy:erasure.applicationOpen', { number: String(number) })),
    ...(openChanges.length > 0 ? [text('privacy:erasure.changeOpen')] : []),
    ...soleRoles.map((role) =>
      text('privacy:erasure.soleHolder', { role: spoken('privacy', `role.${role}`) ?? role }),
    ),
  ];
}
