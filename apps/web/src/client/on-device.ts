type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** What is kept on this device; where a browser forbids that, for as long as the page is open. */
export const onDevice: Store = localStoreOr(memory);

/** How pages look and speak is the device's own; everything else is of whoever was signed in. */
const stays = ['plenaria.theme', 'plenaria.language'];

/** Forgets what was kept of an account: what was typed, ballots being filled in, the address. */
export function forgetAccount(): void {
  for (const key of Object.keys(onDevice))
    if (key.startsWith('plenaria.') && !stays.includes(key)) onDevice.removeItem(key);
}

function localStoreOr(other: () => Store): Store {
  try {
    // Where it is forbidden, already to look at it throws.
    localStorage.getItem('plenaria');
    return localStorage;
  } catch {
    return other();
  }
}

function memory(): Store {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}
