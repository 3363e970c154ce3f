// The thread on screen and its copy for reading without a network. No bubble is ever added twice.
const log = find('log');
const MOST_KEPT = 100;
let copy = [];

function bubbleOf(attribute, value) {
  return Array.prototype.find.call(log.children, (child) => child.dataset[attribute] === String(value)) || null;
}

function lastId() {
  return copy.reduce((last, item) => Math.max(last, item.id), 0);
}

function hasBubble() {
  return log.children.length > 0;
}

/** Adds what the server has. Returns the bubbles that are new on screen. */
function addItems(items) {
  const added = items.map(addItem).filter((bubble) => bubble !== null);
  if (items.length > 0) tab.set('xf-thread', { mark: sessionMark(), items: copy.slice(-MOST_KEPT) });
  return added;
}

function addItem(item) {
  if (!copy.some((known) => known.id === item.id)) copy.push(item);
  if (bubbleOf('id', item.id)) return null;
  const own = item.key ? bubbleOf('key', item.key) : null;
  if (own) {
    own.dataset.id = String(item.id);
    return null;
  }
  // What has no number yet will get a higher one than anything already read.
  const isLater = (child) => !child.dataset.id || Number(child.dataset.id) > item.id;
  return show(makeBubble(item), Array.prototype.find.call(log.children, isLater) || null);
}

function addOwn(entry) {
  return bubbleOf('key', entry.id) || show(makeBubble(ownItem(entry)), null);
}

function show(bubble, before) {
  document.body.classList.remove('empty');
  log.insertBefore(bubble, before);
  tidyOptions();
  return bubble;
}

/** Takes everything the server gave off the screen; what is not sent yet stays. */
function forgetThread() {
  copy = [];
  tab.set('xf-thread', null);
  Array.prototype.filter.call(log.children, (child) => child.dataset.id).forEach(hide);
}

function hide(bubble) {
  log.removeChild(bubble);
  if (!hasBubble()) document.body.classList.add('empty');
}

// Only the newest choices can be pressed: older ones no longer fit.
function tidyOptions() {
  const forms = log.querySelectorAll('.options');
  for (let at = 0; at < forms.length - 1; at += 1) forms[at].hidden = true;
}

/**
 * Opens the thread as far as it is known. A page that came from the server is the truth, even where it holds
 * less than this tab's copy: the asker may have had everything deleted. The empty page of the worker is not.
 */
function restoreThread() {
  const saved = tab.get('xf-thread');
  if (saved && saved.mark === sessionMark()) copy = saved.items;
  if (find('composer').elements.namedItem('mark').value === '') {
    log.setAttribute('aria-live', 'off'); // an old thread is not news
    copy.forEach(addItem);
    setTimeout(() => log.removeAttribute('aria-live'), 500);
    return;
  }
  const shown = Array.prototype.map.call(log.children, (child) => Number(child.dataset.id));
  copy = copy.filter((item) => shown.indexOf(item.id) >= 0);
  if (copy.length < shown.length) copy = []; // partly another tab's: read it all again
  tab.set('xf-thread', { mark: sessionMark(), items: copy });
}
