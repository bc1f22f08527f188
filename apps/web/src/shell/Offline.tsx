import { useSyncExternalStore, type ReactNode } from 'react';
import { useText } from '../i18n/texts.ts';

/** Says that the network is gone, and stays silent otherwise; read out when it changes. */
export function Offline(): ReactNode {
  const text = useText();
  const online = useOnline();
  return (
    <div role="status" className={online ? undefined : 'banner'}>
      {!online && <p>{text('common:offline')}</p>}
    </div>
  );
}

/** Does the device have a network? */
export function useOnline(): boolean {
  return useSyncExternalStore(subscribe, () => navigator.onLine);
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}
