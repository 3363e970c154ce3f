// A quick exit for someone who is being watched: the page is blank and forgotten at once, network or not.
function leave(event) {
  event.preventDefault();
  tellOtherTabs();
  document.title = '';
  document.body.textContent = '';
  hush();
  queue = [];
  kept.clear();
  tab.clear();
  document.cookie = 'xf-open=; Max-Age=0; Path=/; SameSite=Lax' + (location.protocol === 'https:' ? '; Secure' : '');
  if (navigator.sendBeacon) navigator.sendBeacon('/bye');
  location.replace('/bye');
}

// Writing and erasing is an event in every other tab of ours.
function tellOtherTabs() {
  kept.set('xf-left', Date.now());
}

function watchLeave() {
  find('leave').addEventListener('click', leave);
  window.addEventListener('storage', (event) => {
    if (event.key !== 'xf-left' || !event.newValue) return;
    document.body.textContent = '';
    tab.clear();
    location.replace('/bye');
  });
  // "Back" must not bring the old page out of the browser's memory.
  window.addEventListener('pageshow', (event) => {
    if (event.persisted && sessionMark() !== opened) location.reload();
  });
}
