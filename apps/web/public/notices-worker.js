// Shows what Plenaria tells this browser, also while no page of it is open, and leads there. That is all: it keeps
// nothing, and answers no request in place of the network.

self.addEventListener('install', () => self.skipWaiting());

self.addEventListener('push', (event) => {
  const { title, says, path, tag, language, direction } = event.data.json();
  event.waitUntil(
    self.registration.showNotification(title, {
      body: says,
      // What is about the same thing takes the place of what was told before, and is heard again.
      tag,
      renotify: true,
      lang: language,
      dir: direction,
      data: { path },
    }),
  );
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(lead(event.notification.data.path));
});

/** To the window that shows the page already; else to a new one, since what stands in another may not be saved yet. */
async function lead(path) {
  const url = new URL(path, self.location.origin);
  if (url.origin !== self.location.origin) return;
  const open = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const there = open.find((window) => new URL(window.url).pathname === url.pathname);
  await (there ? there.focus() : self.clients.openWindow(url.href));
}
