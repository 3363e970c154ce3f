/** The worker opens the page without a network. Plain HTTP and old engines do without. */
function installWorker() {
  if (!navigator.serviceWorker) return;
  let url = '/sw.js';
  if (window.trustedTypes) {
    url = window.trustedTypes.createPolicy('xf', { createScriptURL: () => '/sw.js' }).createScriptURL('');
  }
  navigator.serviceWorker.register(url).catch(() => {});
}

function start() {
  document.documentElement.classList.add('script');
  watchSize();
  restoreThread();
  restoreQueue();
  if (!box.value) box.value = tab.get('xf-draft') || '';
  watchBox();
  watchButtons();
  watchVoices();
  watchPhoto();
  watchLeave();
  watchViewport();
  tidyOptions();
  showNewest();
  document.addEventListener('visibilitychange', hushWhenHidden);
  window.addEventListener('offline', sayOffline);
  window.addEventListener('online', () => {
    sayNothing();
    flush();
    listen();
  });
  if (!navigator.onLine) {
    sayOffline();
    markUnsent(WORDS.unsent);
  }
  flush();
  listen();
  window.addEventListener('load', installWorker);
}

start();
