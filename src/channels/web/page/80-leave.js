// A quick exit for someone who is being watched: the page is blank and forgotten at once, network or not.
function leave(event) {
  event.preventDefault();
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

function watchLeave() {
  find('leave').addEventListener('click', leave);
  // "Back" must not bring the old page out of the browser's memory.
  const opened = sessionMark();
  window.addEventListener('pageshow', (event) => {
    if (event.persisted && sessionMark() !== opened) location.reload();
  });
}
