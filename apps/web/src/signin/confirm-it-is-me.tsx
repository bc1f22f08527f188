import { createRoot } from 'react-dom/client';
import { Provider } from 'urql';
import { client } from '../client/client.ts';
import { loadTexts } from '../i18n/load-texts.ts';
import { Confirm } from './Confirm.tsx';

let asking: Promise<boolean> | undefined;

/**
 * Asks the reader to show that it is still them, above whatever page or dialog they are in, which stays as it is.
 * Answers whether they have.
 */
export function confirmItIsMe(): Promise<boolean> {
  asking ??= ask().finally(() => {
    asking = undefined;
  });
  return asking;
}

async function ask(): Promise<boolean> {
  await loadTexts('signin');
  const place = document.body.appendChild(document.createElement('div'));
  const root = createRoot(place);
  const isMe = await new Promise<boolean>((answer) => {
    root.render(
      <Provider value={client}>
        <Confirm onDone={answer} />
      </Provider>,
    );
  });
  root.unmount();
  place.remove();
  // Another window may have said so. What comes next may need the device, which answers the window in front alone.
  if (isMe) await inFront();
  return isMe;
}

async function inFront(): Promise<void> {
  if (document.hasFocus()) return;
  await new Promise((come) => window.addEventListener('focus', come, { once: true }));
}
