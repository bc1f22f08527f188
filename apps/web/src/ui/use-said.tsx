import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Notice } from './Notice.tsx';

/** Where a page says what was just done, and the function that says it. The keyboard goes there, since the button that
 *  did it may be gone. */
export function useSaid(): readonly [ReactNode, (said: string) => void] {
  const [{ said, times }, setSaid] = useState({ said: '', times: 0 });
  const place = useRef<HTMLDivElement>(null);
  // A dialog gives the focus back to the button that opened it, and only then is it our turn.
  useEffect(() => {
    if (times > 0) place.current?.focus();
  }, [times]);
  const shown = (
    <div ref={place} tabIndex={-1}>
      {times > 0 && (
        <Notice key={times} live>
          <p>{said}</p>
        </Notice>
      )}
    </div>
  );
  return [shown, (next) => setSaid((before) => ({ said: next, times: before.times + 1 }))];
}
