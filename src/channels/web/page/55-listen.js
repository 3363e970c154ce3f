// Waits for news. The server holds the request until there is some, so an answer comes within one round trip.
let listening = null;
let listenAgain = 0;
let opened = sessionMark();
const listenBackOff = backOff();

function listen() {
  clearTimeout(listenAgain);
  if (listening || document.hidden || !hasBubble()) return;
  const began = Date.now();
  listening = request('GET', '/api/messages?after=' + lastId(), { timeout: 40000 }, (status, body) => {
    listening = null;
    if (sessionMark() !== opened) {
      endedElsewhere();
    } else if (status === 200 && body) {
      hear(body.items);
      listenBackOff.reset();
      // An empty answer at once means too many open pages: slow down.
      const pause = body.items.length === 0 && Date.now() - began < 1000 ? 5000 : 0;
      listenAgain = setTimeout(listen, pause);
    } else if (status === 401) {
      endedElsewhere();
    } else {
      if (!navigator.onLine) sayOffline();
      listenAgain = setTimeout(listen, listenBackOff.next());
    }
  });
}

function hear(items) {
  if (items.length === 0) return;
  const added = addItems(items);
  if (!added.some((bubble) => !isAsker(bubble))) return;
  sayNothing();
  offerReading();
  showNewest();
}

function stopListening() {
  if (!listening) return;
  listening.onloadend = null;
  listening.abort();
  listening = null;
}

function hushWhenHidden() {
  if (document.hidden) stopListening();
  if (!document.hidden) {
    listen();
    flush();
  }
}

// The session is gone: another tab left, or the browser forgot. Nothing of it may stay on screen.
function endedElsewhere() {
  if (queue.length > 0) return flush();
  document.body.textContent = '';
  tab.clear();
  location.replace('/');
}
