// What the asker wrote and the server has not stored yet. It survives a reload and a closed page, is sent in
// order with its own id, one at a time, and is erased as soon as it is stored.
let queue = kept.get('xf-queue') || [];
let sending = false;
let retry = 0;
const sendBackOff = backOff();

// Each change is made to what is stored now: another tab may have written to it.
function save(entry) {
  const stored = kept.get('xf-queue') || [];
  const known = stored.some((other) => other.id === entry.id);
  kept.set('xf-queue', known ? stored.map((other) => (other.id === entry.id ? entry : other)) : stored.concat([entry]));
}

function drop(entry) {
  queue = queue.filter((other) => other.id !== entry.id);
  kept.set('xf-queue', (kept.get('xf-queue') || []).filter((other) => other.id !== entry.id));
}

function enqueue(entry) {
  queue.push(entry);
  save(entry);
  addOwn(entry);
  showNewest();
  flush();
}

/** Shows what is waiting, except what the server turns out to have already. */
function restoreQueue() {
  queue.filter((entry) => bubbleOf('key', entry.id)).forEach(drop);
  queue.forEach(addOwn);
}

function flush() {
  clearTimeout(retry);
  if (sending || queue.length === 0) return;
  const entry = queue[0];
  const session = sessionMark();
  // It may have arrived in a session that is over: sending again could double it, so the asker decides.
  if (entry.mark && session && entry.mark !== session) return giveBack(entry, WORDS.unknown);
  sending = true;
  const tried = entry.mark;
  entry.mark = session;
  save(entry);
  const body = entry.choice ? { id: entry.id, choice: entry.choice } : { id: entry.id, text: entry.text };
  request('POST', '/api/messages', { body: body, timeout: 20000 }, (status, answer) => {
    sending = false;
    settle(entry, { status: status, answer: answer, tried: tried });
  });
}

function settle(entry, result) {
  if (result.status === 202) return stored(entry, result.answer);
  if (result.status === 401 && sessionMark() && !entry.renewed) return renew(entry, result.tried);
  if (result.status === 401) return refuse(entry, WORDS.noSession);
  if (result.status >= 400 && result.status < 500 && result.status !== 429 && result.status !== 408) {
    return refuse(entry, (result.answer && result.answer.words) || WORDS.refused);
  }
  say((result.answer && result.answer.words) || WORDS.offline);
  markUnsent(result.status === 0 ? WORDS.unsent : WORDS.unsentServer);
  retry = setTimeout(flush, sendBackOff.next());
}

function stored(entry, answer) {
  sendBackOff.reset();
  drop(entry);
  const bubble = bubbleOf('key', entry.id);
  if (bubble) clearMark(bubble);
  if (answer && answer.words) pin(answer.words);
  sayWaiting();
  listen();
  flush();
}

// The refusal brought a new session along; nothing was stored. What is on screen belongs to the old one.
function renew(entry, tried) {
  forgetThread();
  stopListening();
  opened = sessionMark();
  if (tried) return giveBack(entry, WORDS.unknown);
  entry.renewed = true;
  entry.mark = '';
  flush();
}

function refuse(entry, words) {
  giveBack(entry, words);
}

/** Takes an entry off the screen and puts its words back into the box. */
function giveBack(entry, words) {
  drop(entry);
  const bubble = bubbleOf('key', entry.id);
  if (bubble) hide(bubble);
  if (entry.text) putBack(entry.text);
  pin(words);
  flush();
}

function markUnsent(words) {
  const fresh = queue.map((entry) => mark(addOwn(entry), words)).some((isNew) => isNew);
  if (fresh) showNewest();
}

/** False when the bubble says so already: a retry is not news, and nobody wants to hear it twice. */
function mark(bubble, words) {
  const before = bubble.querySelector('.unsent');
  if (before && before.textContent === words) return false;
  clearMark(bubble);
  const button = make('button', 'again', WORDS.again);
  button.type = 'button';
  button.addEventListener('click', flush);
  bubble.appendChild(make('p', 'unsent', words));
  bubble.appendChild(button);
  return true;
}

function clearMark(bubble) {
  const marks = bubble.querySelectorAll('.unsent, .again');
  for (let at = 0; at < marks.length; at += 1) bubble.removeChild(marks[at]);
}
