import { useRef, useState, type ComponentProps, type MouseEvent, type ReactNode } from 'react';

type Look = 'main' | 'danger' | 'plain';

type Pressed = MouseEvent<HTMLButtonElement>;

type ButtonProps = Omit<ComponentProps<'button'>, 'disabled' | 'className' | 'onClick'> & {
  readonly look?: Look | undefined;
  /** While true the button stays where the focus is, but does nothing. */
  readonly busy?: boolean;
  /** What it does. Until a promise of it is kept the button is busy: whoever clicks twice does it once. */
  readonly onClick?: ((event: Pressed) => void) | ((event: Pressed) => Promise<void>) | undefined;
};

/** A button. It is never disabled, since a disabled one loses focus and says no reason; a busy one ignores clicks. */
export function Button({ look, busy = false, type = 'button', onClick, ...rest }: ButtonProps): ReactNode {
  const running = useRef(false);
  const [isRunning, setRunning] = useState(false);

  async function press(event: Pressed): Promise<void> {
    if (busy || running.current) return event.preventDefault();
    const done = onClick?.(event);
    if (!(done instanceof Promise)) return;
    running.current = true;
    setRunning(true);
    try {
      await done;
    } finally {
      running.current = false;
      setRunning(false);
    }
  }

  return (
    <button
      {...rest}
      type={type}
      className={look ? `button ${look}` : 'button'}
      aria-disabled={busy || isRunning || undefined}
      onClick={(event) => void press(event)}
    />
  );
}

/** The class of a router link that should look like a button. */
export function buttonLook(look?: Look): string {
  return look ? `button ${look}` : 'button';
}
