/** What pressing the button came to: the way to this browser, or why there is none. */
export type Subscribing =
  | { readonly endpoint: string; readonly p256dh: string; readonly auth: string }
  | 'refused'
  | 'unreached'
  | 'leftOpen';

/** Can this browser show notices, and does it? On an iPhone only what is on the home screen can. */
export type Standing = 'on' | 'off' | 'refused' | 'unsupported' | 'homeScreen';

/** Served from the root, so that it may lead to every page. It shows notices and does nothing else. */
const WORKER = '/notices-worker.js';

/** How this browser stands towards who has this key; `isKnown` says whether the api tells it anything. */
export async function standing(publicKey: string, isKnown: boolean): Promise<Standing> {
  const isAble = 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;
  if (!isAble) return isApple() ? 'homeScreen' : 'unsupported';
  if (Notification.permission === 'denied') return 'refused';
  if (!isKnown || Notification.permission !== 'granted') return 'off';
  const key = (await subscribed())?.options.applicationServerKey;
  // One that was made for a key of before is told nothing.
  return key && inBase64Url(key) === publicKey ? 'on' : 'off';
}

/** Asks whoever sits here, and then the service of the browser's maker. Only ever after they pressed for it. */
export async function subscribe(publicKey: string): Promise<Subscribing> {
  const permission = await Notification.requestPermission();
  if (permission !== 'granted') return permission === 'denied' ? 'refused' : 'leftOpen';
  // One from before may be known under the account of somebody else who sat here.
  await unsubscribe();
  try {
    await navigator.serviceWorker.register(WORKER);
    const { pushManager } = await navigator.serviceWorker.ready;
    const made = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey });
    const { endpoint = '', keys = {} } = made.toJSON();
    return { endpoint, p256dh: keys['p256dh'] ?? '', auth: keys['auth'] ?? '' };
  } catch {
    // Browsers say in many ways that they could not reach their service, and none of them is for people.
    return 'unreached';
  }
}

/** This browser is told nothing more, whatever anybody sends. */
export async function unsubscribe(): Promise<void> {
  await (await subscribed())?.unsubscribe();
}

/** An iPhone or iPad installs what has a manifest. Other pages do without: nothing else needs it. */
export function offerHomeScreen(): void {
  if (document.head.querySelector('link[rel=manifest]')) return;
  document.head.append(
    Object.assign(document.createElement('link'), { rel: 'manifest', href: '/manifest.json' }),
  );
}

async function subscribed(): Promise<PushSubscription | null> {
  const registration = await navigator.serviceWorker.getRegistration('/');
  return (await registration?.pushManager.getSubscription()) ?? null;
}

function inBase64Url(bytes: ArrayBuffer): string {
  const text = btoa(String.fromCodePoint(...new Uint8Array(bytes)));
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** An iPad calls itself a Mac, but no Mac is touched. */
function isApple(): boolean {
  const { userAgent, maxTouchPoints } = navigator;
  return /iPhone|iPad/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1);
}
