/** A random UUID. `randomUUID` is missing on old engines and on plain HTTP. */
function newId() {
  const bytes = new Uint8Array(16);
  window.crypto.getRandomValues(bytes);
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => (byte + 256).toString(16).slice(1)).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** The session's mark: tells sessions apart, opens nothing. Empty when there is none. */
function sessionMark() {
  const found = /(?:^|;\s*)xf-open=([\w-]+)/.exec(document.cookie);
  return found ? found[1] : '';
}

function find(id) {
  return document.getElementById(id);
}

/** An element with a class and text. Text never becomes markup. */
function make(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text) element.textContent = text;
  return element;
}
