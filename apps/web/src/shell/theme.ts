import { onDevice } from '../client/on-device.ts';

/** How light the page is: as the device says, or as the member chose. */
export type Theme = 'auto' | 'light' | 'dark';

const remembered = 'plenaria.theme';

/** The themes to choose from. */
export const themes: readonly Theme[] = ['auto', 'light', 'dark'];

/** Is this text the name of a theme? */
export function isTheme(text: string | null): text is Theme {
  return themes.some((theme) => theme === text);
}

/** The theme chosen on this device. */
export function rememberedTheme(): Theme {
  const kept = onDevice.getItem(remembered);
  return isTheme(kept) ? kept : 'auto';
}

/** Shows a theme and remembers it on this device, so that the next page does not flash. */
export function showTheme(theme: Theme): void {
  onDevice.setItem(remembered, theme);
  document.documentElement.dataset['theme'] = theme;
}
