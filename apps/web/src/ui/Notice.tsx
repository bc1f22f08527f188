import type { ReactNode } from 'react';

type NoticeProps = {
  readonly children: ReactNode;
  /** `wait` for what is pending, `problem` for what went wrong; otherwise it only informs. */
  readonly kind?: 'wait' | 'problem';
  /** Read out when it appears. */
  readonly live?: boolean;
};

/** A few sentences set apart by a coloured rule. */
export function Notice({ children, kind, live = false }: NoticeProps): ReactNode {
  return (
    <div className={kind ? `notice ${kind}` : 'notice'} role={live ? 'status' : undefined}>
      {children}
    </div>
  );
}
