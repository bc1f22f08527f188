/** Windows of this browser tell each other here that a letter's link has confirmed who is signed in. */
const channel = 'plenaria.confirmed';

/** Tells the window that waits for it. */
export function tellConfirmed(): void {
  const told = new BroadcastChannel(channel);
  told.postMessage(null);
  told.close();
}

/** Hears of it; answers how to stop listening. */
export function whenConfirmed(act: () => void): () => void {
  const heard = new BroadcastChannel(channel);
  heard.addEventListener('message', act);
  return () => heard.close();
}
