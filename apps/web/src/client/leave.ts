import { forgetAccount, onDevice } from './on-device.ts';

/** Whose account was here last, so that the next one finds nothing of it. */
const remembered = 'plenaria.account';

const tabs = new BroadcastChannel('plenaria.leave');

/** A tab of somebody who has signed out in another, or in whose place somebody else signed in there, is loaded
 *  anew, and forgets what it shows. */
tabs.onmessage = () => window.location.reload();

/** Goes on after signing out: nothing of the account stays on this device, in no tab. */
export function leaveFor(address: string): void {
  forgetAccount();
  tabs.postMessage('left');
  // A full load forgets everything this member has seen, and no way leads back.
  window.location.replace(address);
}

/** Who reads here. Where it was somebody else before, who signed out in no page, nothing of theirs stays either. */
export function readAs(accountId: string): void {
  const before = onDevice.getItem(remembered);
  if (before === accountId) return;
  if (before !== null) forgetAccount();
  try {
    onDevice.setItem(remembered, accountId);
  } catch {
    // A full store has no room for this either: then nothing is known of who comes next.
  }
  if (before === null) return;
  tabs.postMessage('left');
  window.location.reload();
}
