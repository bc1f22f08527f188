// The first script of every page. It is small and knows the address and the language, so the page's code, its texts
// and what it asks for travel at the same time as React, which the HTML names, instead of one after the other.
import { directionOf } from '@plenaria/i18n';
import { askEarly, question } from './client/early.ts';
import { WhoReads } from './gql/viewer.ts';
import { currentLanguage, loadTexts, markDocument } from './i18n/load-texts.ts';
import { matchPath } from './routing/match-path.ts';
import { screens } from './screens.ts';
import { rememberedTheme, showTheme } from './shell/theme.ts';
import { askForTypeface } from './shell/typeface.ts';
import './styles/main.css';

showTheme(rememberedTheme());
markDocument();
const matched = matchPath(window.location.pathname, window.location.search);
const screen = matched && screens[matched.path];
askEarly(question(WhoReads, {}));
if (matched && screen?.asks) askEarly(screen.asks(matched.params));
// A failure shows where the same is waited for.
Promise.all([loadTexts(), screen?.load()]).catch(() => undefined);
askForTypeface(directionOf(currentLanguage()));
void import('./main.tsx');
