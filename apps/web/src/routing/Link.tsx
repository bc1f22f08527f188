import type { ComponentProps, MouseEvent, ReactNode } from 'react';
import { addressOfGoal, go, prepare, type Filling } from './place.ts';

type LinkProps<P extends string> = { readonly to: P } & Filling<NoInfer<P>> &
  Omit<ComponentProps<'a'>, 'href' | 'target'>;

/** A link to another page of ours: `<Link to="/people/$slug" params={{ slug }}>`. A path that does not exist, or lacks
 *  what fills it, does not compile. It is an ordinary link, which also opens in a new tab. */
export function Link<const P extends string>({ to, params, search, ...rest }: LinkProps<P>): ReactNode {
  const address = addressOfGoal({ to, params, search });
  return (
    // oxlint-disable-next-line jsx-a11y/anchor-has-content -- its content is among the rest
    <a
      {...rest}
      href={address}
      onMouseEnter={() => prepare(address)}
      onFocus={() => prepare(address)}
      onClick={(event) => {
        rest.onClick?.(event);
        if (event.defaultPrevented || !isPlain(event)) return;
        event.preventDefault();
        void go(address);
      }}
    />
  );
}

/** Is it a click that means "go there", and not "open beside" or "save"? */
function isPlain(event: MouseEvent): boolean {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
}
