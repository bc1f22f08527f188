import { onDevice } from './on-device.ts';

/** The address used last on this device, so that an expired link costs one click. */
const remembered = 'plenaria.email';

/** The address that asked for a link here last, or null when none ever did. */
export function rememberedEmail(): string | null {
  return onDevice.getItem(remembered);
}

/** Keeps the address that asked for a link here. */
export function rememberEmail(email: string): void {
  onDevice.setItem(remembered, email);
}
