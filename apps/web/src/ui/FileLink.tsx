import { useState, type ReactNode } from 'react';
import { takeFile } from '../client/take-file.ts';
import type { Refusal } from '../client/send.ts';
import { buttonLook } from './Button.tsx';
import { RefusalNotice } from './RefusalNotice.tsx';

type FileLinkProps = {
  /** The address of the file; a middle click or "save as" still find it there. */
  readonly href: string;
  readonly children: ReactNode;
  /** As a link in a text rather than as a button. */
  readonly plain?: boolean;
};

/** A file to take along, from behind the door for files: it says in place why there is none. */
export function FileLink({ href, children, plain = false }: FileLinkProps): ReactNode {
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);

  async function take(): Promise<void> {
    if (busy) return;
    setBusy(true);
    setRefusal(await takeFile(href));
    setBusy(false);
  }

  return (
    <>
      <a
        {...(plain ? {} : { className: buttonLook() })}
        href={href}
        download
        aria-busy={busy || undefined}
        onClick={(event) => {
          if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          void take();
        }}
      >
        {children}
      </a>
      {refusal && <RefusalNotice refusal={refusal} />}
    </>
  );
}
