// Opens the page without a network. SHELL, FILES and HEADERS are written in front by ../service-worker.ts.
const CACHE = 'xf-page';
const BLANK = '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>空白页</title></head><body></body></html>';
const PATIENCE_MS = 6000;

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches.open(CACHE).then((cache) => cache.addAll(FILES)).then(() => self.skipWaiting())
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches.open(CACHE).then((cache) => cache.keys().then((requests) => Promise.all(
      requests.filter((request) => FILES.indexOf(new URL(request.url).pathname) < 0)
        .map((request) => cache.delete(request))
    ))).then(() => self.clients.claim())
  );
});

self.addEventListener('fetch', (event) => {
  const path = new URL(event.request.url).pathname;
  if (event.request.method !== 'GET') return;
  if (path === '/bye') event.respondWith(page(BLANK));
  else if (path === '/' && event.request.mode === 'navigate') event.respondWith(open(event.request));
  else if (FILES.indexOf(path) >= 0) event.respondWith(file(event.request));
});

function page(text) {
  return new Response(text, { headers: HEADERS });
}

function open(request) {
  const tooSlow = new Promise((resolve) => setTimeout(() => resolve(page(SHELL)), PATIENCE_MS));
  return Promise.race([fetch(request).catch(() => page(SHELL)), tooSlow]);
}

function file(request) {
  return caches.match(request).then((found) => found || fetch(request));
}
