import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Provider } from 'urql';
import { client, takeEarlyAnswers } from './client/client.ts';
import { loadTexts } from './i18n/load-texts.ts';
import { startRouting } from './routing/place.ts';
import { screens } from './screens.ts';
import { Shell } from './shell/Shell.tsx';
import { typefaceIfSoon } from './shell/typeface.ts';

export { Ballot } from './decide/Ballot.tsx';

void start();

async function start(): Promise<void> {
  const place = document.getElementById('root');
  if (!place) throw new Error('the page has no place for the application');
  // On their way since `first.ts`.
  await Promise.all([loadTexts(), startRouting((path) => screens[path].load()), typefaceIfSoon()]);
  takeEarlyAnswers();
  createRoot(place).render(
    <StrictMode>
      <Provider value={client}>
        <Shell screens={screens} />
      </Provider>
    </StrictMode>,
  );
}
