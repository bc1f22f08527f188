import type { Namespace } from '@plenaria/i18n';
import type { ComponentType } from 'react';
import type { Question } from '../client/early.ts';
import { loadTexts } from '../i18n/load-texts.ts';

// No React here: the first script decides by this table what to load, and loads React at the same time.

/** A page of the client: its code and texts are loaded when somebody goes there, or is about to. */
export type Screen = {
  readonly load: () => Promise<void>;
  /** What it shows, once it is loaded. */
  readonly shows: { readonly View?: ComponentType | undefined };
  /** A visitor gets the sign-in form in its place and comes back here. */
  readonly membersOnly: boolean;
  /** What it asks for at once; asked while its code is on its way. */
  readonly asks?: Asks;
};

type Files<Name extends string> = () => Promise<{ readonly [name in Name]: ComponentType }>;
type Asks = (params: Readonly<Record<string, string>>) => Question;

/** A page whose code is in a file of its own and which says texts of these namespaces:
 *  `page(() => import('./Register.tsx'), 'Register', ['people'])` */
export function page<Name extends string>(
  file: Files<Name>,
  name: Name,
  namespaces: readonly Namespace[],
): Screen {
  const shows: { View?: ComponentType } = {};
  return {
    load: async () => {
      const [code] = await Promise.all([file(), loadTexts(...namespaces)]);
      shows.View = code[name];
    },
    shows,
    membersOnly: false,
  };
}

/** A page that only members see. */
export function memberPage<Name extends string>(
  file: Files<Name>,
  name: Name,
  namespaces: readonly Namespace[],
): Screen {
  return { ...page(file, name, namespaces), membersOnly: true };
}

/** A page together with what it asks for at once. */
export function asking(screen: Screen, asks: Asks): Screen {
  return { ...screen, asks };
}
