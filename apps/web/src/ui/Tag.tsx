import type { ReactNode } from 'react';

/** The colour and shape of a state. */
export type Mark = 'agree' | 'disagree' | 'block' | 'abstain' | 'wait' | 'quiet';

/** A state as word, shape and colour, so that none of the three is needed alone. */
export function Tag({ mark, children }: { readonly mark: Mark; readonly children: ReactNode }): ReactNode {
  return <span className={`tag mark-${mark}`}>{children}</span>;
}
