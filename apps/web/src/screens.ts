import { adminScreens } from './admin/screens.ts';
import { agreementsScreens } from './agreements/screens.ts';
import { circleScreens } from './circles/screens.ts';
import { decideScreens } from './decide/screens.ts';
import { diversityScreens } from './diversity/screens.ts';
import { invitationScreens } from './invitations/screens.ts';
import { joiningScreens } from './joining/screens.ts';
import { kitScreens } from './kit/screens.ts';
import { mailingScreens } from './mailings/screens.ts';
import { meScreens } from './me/screens.ts';
import { peopleScreens } from './people/screens.ts';
import { privacyScreens } from './privacy/screens.ts';
import type { Screen } from './routing/page.ts';
import type { Path } from './routing/paths.ts';
import { serviceScreens } from './services/screens.ts';
import { signinScreens } from './signin/screens.ts';
import { todayScreens } from './today/screens.ts';

/** Every page of the client by its path, one line per domain. A path without a page does not compile. */
export const screens: Readonly<Record<Path, Screen>> = {
  ...todayScreens,
  ...signinScreens,
  ...peopleScreens,
  ...joiningScreens,
  ...invitationScreens,
  ...circleScreens,
  ...mailingScreens,
  ...meScreens,
  ...privacyScreens,
  ...diversityScreens,
  ...decideScreens,
  ...agreementsScreens,
  ...serviceScreens,
  ...adminScreens,
  ...kitScreens,
};
