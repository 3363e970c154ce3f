// One line that says what is going on: read out by screen readers, empty when there is nothing to say.
const state = find('state');
let slow = 0;
let pinned = false;

function say(words) {
  if (!pinned && state.textContent !== words) state.textContent = words;
}

/** Says something that stays until the asker acts again. */
function pin(words) {
  unpin();
  say(words);
  pinned = true;
}

function unpin() {
  pinned = false;
}

function sayOffline() {
  say(WORDS.offline);
}

/** From a message being stored until its answer comes. */
function sayWaiting() {
  clearTimeout(slow);
  say(WORDS.searching);
  slow = setTimeout(() => say(WORDS.searchingLong), 12000);
}

function sayNothing() {
  clearTimeout(slow);
  say('');
}
