// Reading aloud, only where it really works: the interface exists and a Chinese voice is installed. Voices may
// come late, so the buttons do too.
const speech = window.speechSynthesis && window.SpeechSynthesisUtterance ? window.speechSynthesis : null;
let reader = null;

function chineseVoice() {
  const voices = speech ? speech.getVoices() : [];
  return voices.find((voice) => /^(zh|cmn)([-_]|$)/i.test(voice.lang)) || null;
}

/** One button an answer, on its first bubble. */
function offerReading() {
  if (!chineseVoice()) return;
  const bubbles = log.children;
  for (let at = 0; at < bubbles.length; at += 1) {
    if (beginsAnswer(bubbles[at]) && !bubbles[at].querySelector('.aloud')) addReadButton(bubbles[at]);
  }
}

// Bubbles that come within a minute belong to one answer; staff may write hours later.
function beginsAnswer(bubble) {
  if (isAsker(bubble)) return false;
  const before = bubble.previousElementSibling;
  return !before || isAsker(before) || Number(bubble.dataset.at) - Number(before.dataset.at) > 60000;
}

function addReadButton(bubble) {
  const button = make('button', 'aloud', WORDS.read);
  button.type = 'button';
  button.addEventListener('click', () => {
    if (reader === button) return hush();
    hush();
    reader = button;
    button.textContent = WORDS.stop;
    speak(sentencesOf(bubble), button);
  });
  bubble.querySelector('.bubble').appendChild(button);
}

function sentencesOf(bubble) {
  const texts = [];
  for (let next = bubble; next && !isAsker(next); next = next.nextElementSibling) {
    if (next !== bubble && beginsAnswer(next)) break;
    const lines = next.querySelectorAll('.bubble > p');
    for (let at = 0; at < lines.length; at += 1) texts.push(lines[at].textContent);
  }
  return texts.join('\n').split(/[。！？；\n]/).map((text) => text.trim()).filter((text) => text !== '');
}

function speak(sentences, button) {
  if (reader !== button) return;
  if (sentences.length === 0) return hush();
  const utterance = new SpeechSynthesisUtterance(sentences[0]);
  utterance.voice = chineseVoice();
  utterance.lang = 'zh-CN';
  utterance.rate = 0.9;
  utterance.onend = () => speak(sentences.slice(1), button);
  utterance.onerror = () => {
    if (reader === button) hush();
  };
  speech.speak(utterance);
}

function hush() {
  if (reader) reader.textContent = WORDS.read;
  reader = null;
  if (speech) speech.cancel();
}

function watchVoices() {
  if (!speech) return;
  offerReading();
  if (speech.addEventListener) speech.addEventListener('voiceschanged', offerReading);
  else speech.onvoiceschanged = offerReading;
}
