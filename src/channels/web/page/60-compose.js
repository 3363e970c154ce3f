const box = find('box');
const composer = find('composer');
let composing = false;
let composedAt = 0;
let byFinger = false;

function sendBox() {
  const text = box.value.trim();
  if (!text) return box.focus();
  const now = cutText(text);
  unpin();
  box.value = text.slice(now.length).trim();
  fitBox();
  saveDraft();
  if (box.value) pin(WORDS.tooLong);
  enqueue({ id: newId(), text: now, at: Date.now(), mark: '' });
  box.focus();
}

function cutText(text) {
  if (text.length <= MAX_TEXT) return text;
  const last = text.charCodeAt(MAX_TEXT - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? MAX_TEXT - 1 : MAX_TEXT);
}

/** Sends a pressed choice or example. */
function sendButton(button) {
  const entry = { id: newId(), label: button.textContent, at: Date.now(), mark: '' };
  if (button.name === 'choice') entry.choice = button.value;
  else entry.text = button.value;
  button.parentNode.hidden = button.name === 'choice';
  enqueue(entry);
  // A finger has no use for the keyboard now: it would cover the answer.
  if (!byFinger) box.focus();
}

function putBack(text) {
  box.value = box.value ? text + '\n' + box.value : text;
  fitBox();
  saveDraft();
}

function fitBox() {
  box.style.height = 'auto';
  box.style.height = Math.min(box.scrollHeight + 4, window.innerHeight / 4) + 'px';
}

function saveDraft() {
  tab.set('xf-draft', box.value);
}

// Choosing a word in a pinyin keyboard also presses Enter; Safari reports it just after the word is chosen.
function isChoosingWord(event) {
  return composing || event.isComposing || event.keyCode === 229 || Date.now() - composedAt < 50;
}

function watchBox() {
  box.addEventListener('compositionstart', () => {
    composing = true;
  });
  box.addEventListener('compositionend', () => {
    composing = false;
    composedAt = Date.now();
  });
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || isChoosingWord(event)) return;
    event.preventDefault();
    sendBox();
  });
  box.addEventListener('input', () => {
    fitBox();
    saveDraft();
  });
  composer.addEventListener('submit', (event) => {
    event.preventDefault();
    sendBox();
  });
}

function watchButtons() {
  document.addEventListener('touchstart', () => { byFinger = true; }, { passive: true });
  document.addEventListener('keydown', () => { byFinger = false; });
  document.addEventListener('mousedown', () => { byFinger = false; });
  scroller.addEventListener('click', (event) => {
    const button = event.target.closest('.options button, .examples button');
    if (!button) return;
    event.preventDefault();
    sendButton(button);
  });
}
