import type { ComponentProps, ReactNode } from 'react';

type Look = 'main' | 'danger' | 'plain';

type ButtonProps = Omit<ComponentProps<'button'>, 'disabled' | 'className'> & {
  readonly look?: Look | undefined;
  /** While true the button stays where the focus is, but does nothing. */
  readonly busy?: boolean;
};

/** A button. It is never disabled, since a disabled one loses focus and says no reason; a busy one ignores clicks. */
export function Button({ look, busy = false, type = 'button', onClick, ...rest }: ButtonProps): ReactNode {
  return (
    <button
      {...rest}
      type={type}
      className={look ? `button ${look}` : 'button'}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    />
  );
}

/** The class of a router link that should look like a button. */
export function buttonLook(look?: Look): string {
  return look ? `button ${look}` : 'button';
}
