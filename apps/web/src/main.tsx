import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Provider } from 'urql';
import { client } from './client/client.ts';
import { loadTexts, markDocument } from './i18n/texts.ts';
import { startRouting } from './routing/place.ts';
import { screens } from './screens.ts';
import { Shell } from './shell/Shell.tsx';
import { rememberedTheme, showTheme } from './shell/theme.ts';
import './styles/main.css';

showTheme(rememberedTheme());
markDocument();
const place = document.getElementById('root');
if (!place) throw new Error('the page has no place for the application');
// Texts, the page's code and what it asks for travel at the same time.
await Promise.all([loadTexts(), startRouting((path) => screens[path].load())]);
createRoot(place).render(
  <StrictMode>
    <Provider value={client}>
      <Shell screens={screens} />
    </Provider>
  </StrictMode>,
);
