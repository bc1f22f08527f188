import { forgetAccount, onDevice } from './on-device.ts';

const tabs = new BroadcastChannel('plenaria.leave');
const account = 'plenaria.account';

/** A tab of somebody who has left in another is loaded anew, and forgets what it shows. */
tabs.onmessage = () => window.location.reload();

/** Goes on after signing out: nothing of the account stays on this device, in no tab. */
export function leaveFor(address: string): void {
  forgetAccount();
  tabs.postMessage('left');
  // A full load forgets everything this member has seen, and no way leads back.
  window.location.replace(address);
}

/** Whoever signs in where somebody else was signed in leaves no tab that still shows the other. */
export function arriveAs(accountId: string): void {
  const before = onDevice.getItem(account);
  if (before === accountId) return;
  try {
    onDevice.setItem(account, accountId);
  } catch {
    // A full store knows nothing of who comes next.
  }
  if (before !== null) tabs.postMessage('left');
}
