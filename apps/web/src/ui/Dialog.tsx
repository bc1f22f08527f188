import { useEffect, useId, useLayoutEffect, useRef, type ReactNode } from 'react';

type DialogProps = {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** The browser's own modal dialog: it keeps the focus inside, closes with Escape and gives the focus back. */
export function Dialog({ title, open, onClose, children }: DialogProps): ReactNode {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (open && !dialog.current?.open) dialog.current?.showModal();
    if (!open && dialog.current?.open) dialog.current.close();
  }, [open]);
  useEffect(() => {
    // Another title comes with another content: what had the focus may be gone, and nothing would be read out.
    if (!open || dialog.current?.contains(document.activeElement)) return;
    // Only now may it have the focus: else a dialog that opens would begin there and not in its first field.
    heading.current?.setAttribute('tabindex', '-1');
    heading.current?.focus();
  }, [open, title]);
  useLayoutEffect(() => {
    const opened = dialog.current;
    // One that is taken away while it is open gives nothing back by itself.
    return () => opened?.close();
  }, []);
  return (
    <dialog ref={dialog} aria-labelledby={id} onClose={onClose}>
      {open && (
        <>
          <h2 id={id} ref={heading}>
            {title}
          </h2>
          {children}
        </>
      )}
    </dialog>
  );
}
