import { useState, type ReactNode } from 'react';
import { useText } from '../i18n/texts.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Notice } from '../ui/Notice.tsx';
import { actions, type Act } from './actions.ts';
import { ActForm } from './ActForm.tsx';
import type { ReadApplication } from './ApplicationPage.tsx';

type ActsProps = { readonly application: ReadApplication; readonly onDone: () => void };

/** The buttons that are the reader's to press; each says in words what follows before it is done. */
export function Acts({ application, onDone }: ActsProps): ReactNode {
  const text = useText();
  const [open, setOpen] = useState<Act | null>(null);
  const [done, setDone] = useState(false);
  const mine = actions.filter(({ kind }) => isOpen(application, kind));
  if (mine.length === 0 && !done) return null;
  return (
    <section className="no-print">
      {mine.length > 0 && <h2>{text('joining:act')}</h2>}
      {done && (
        <Notice live>
          <p>{text('joining:act.done')}</p>
        </Notice>
      )}
      <div className="row">
        {mine.map((act) => (
          <Button key={act.kind} {...(act.look && { look: act.look })} onClick={() => setOpen(act)}>
            {text(act.label)}
          </Button>
        ))}
      </div>
      {mine.map((act) => (
        <Dialog key={act.kind} title={text(act.label)} open={open === act} onClose={() => setOpen(null)}>
          <ActForm
            act={act}
            application={application}
            onDone={() => {
              setOpen(null);
              setDone(true);
              onDone();
            }}
          />
        </Dialog>
      ))}
    </section>
  );
}

function isOpen({ opens, mayObject, mayWithdrawObjection }: ReadApplication, kind: Act['kind']): boolean {
  if (kind === 'objected') return mayObject.length > 0;
  if (kind === 'objectionWithdrawn') return mayWithdrawObjection.length > 0;
  return opens.includes(kind);
}
