import type { Namespace } from '@plenaria/i18n';
import type { ComponentType, ReactNode } from 'react';
import { loadTexts } from '../i18n/texts.ts';
import { MembersOnly } from '../shell/MembersOnly.tsx';

/** A page of the client: its code and texts are loaded when somebody goes there, or is about to. */
export type Screen = { readonly load: () => Promise<void>; readonly View: ComponentType };

type Files<Name extends string> = () => Promise<{ readonly [name in Name]: ComponentType }>;

/** A page whose code is in a file of its own and which says texts of these namespaces:
 *  `page(() => import('./Register.tsx'), 'Register', ['people'])` */
export function page<Name extends string>(
  file: Files<Name>,
  name: Name,
  namespaces: readonly Namespace[],
): Screen {
  let Loaded: ComponentType | undefined;
  return {
    load: async () => {
      const [code] = await Promise.all([file(), loadTexts(...namespaces)]);
      Loaded = code[name];
    },
    View: () => (Loaded ? <Loaded /> : null),
  };
}

/** A page that only members see; a visitor gets the sign-in form in its place and comes back here. */
export function memberPage<Name extends string>(
  file: Files<Name>,
  name: Name,
  namespaces: readonly Namespace[],
): Screen {
  const { load, View } = page(file, name, namespaces);
  return {
    load,
    View: (): ReactNode => (
      <MembersOnly>
        <View />
      </MembersOnly>
    ),
  };
}
