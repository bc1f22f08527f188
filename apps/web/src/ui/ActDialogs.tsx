import { useState, type ReactNode } from 'react';
import type { Refusal, Sent } from '../client/send.ts';
import { useText } from '../i18n/texts.ts';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';
import { useSaid } from './use-said.tsx';

/** What the form of an act is given: what stands beside its button, and who hears the answer. */
export type ActTools = {
  readonly beside: ReactNode;
  readonly after: (sent: Sent<unknown>) => Refusal | null;
};

/** Something that can be done here, by a button that opens a form. */
export type Act = {
  readonly name: string;
  readonly title: string;
  readonly look?: 'main' | 'danger' | undefined;
  readonly form: (tools: ActTools) => ReactNode;
  /** Its button stands elsewhere: at the line that it is about. */
  readonly inLine?: boolean;
  /** What is said when it is done, where that is something of its own. */
  readonly said?: string;
};

type ActDialogsProps = {
  readonly acts: readonly Act[];
  /** What is said when one of them is done. */
  readonly said: string;
  readonly onDone: () => void;
  /** The lines with buttons of their own, given what opens an act by its name. */
  readonly children?: (open: (name: string) => void) => ReactNode;
};

/** Buttons in a row, each with its form in a dialog; what was done is said, and the focus goes there. */
export function ActDialogs({ acts, said, onDone, children }: ActDialogsProps): ReactNode {
  const text = useText();
  const [open, setOpen] = useState<string | null>(null);
  const [place, say] = useSaid();
  const close = (): void => setOpen(null);

  function after(sent: Sent<unknown>): Refusal | null {
    if (!sent.ok) return sent.refusal;
    close();
    say(acts.find(({ name }) => name === open)?.said ?? said);
    onDone();
    return null;
  }

  const beside = (
    <Button look="plain" onClick={close}>
      {text('common:action.cancel')}
    </Button>
  );
  return (
    <div className="no-print acts">
      {place}
      <div className="row">
        {acts
          .filter(({ inLine }) => !inLine)
          .map(({ name, title, look }) => (
            <Button key={name} look={look} onClick={() => setOpen(name)}>
              {title}
            </Button>
          ))}
      </div>
      {children?.(setOpen)}
      {acts.map(({ name, title, form }) => (
        <Dialog key={name} title={title} open={open === name} onClose={close}>
          {form({ beside, after })}
        </Dialog>
      ))}
    </div>
  );
}
