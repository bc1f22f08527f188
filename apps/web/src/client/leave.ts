import { forgetAccount } from './on-device.ts';

const tabs = new BroadcastChannel('plenaria.leave');

/** A tab of somebody who has signed out in another is loaded anew, and forgets what it shows. */
tabs.onmessage = () => window.location.reload();

/** Goes on after signing out: nothing of the account stays on this device, in no tab. */
export function leaveFor(address: string): void {
  forgetAccount();
  tabs.postMessage('left');
  // A full load forgets everything this member has seen, and no way leads back.
  window.location.replace(address);
}
