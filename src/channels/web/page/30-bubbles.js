// Bubbles as ../render-items.ts draws them.
function makeBubble(item) {
  const message = make('div', 'message ' + item.from + ' ' + item.tone);
  const bubble = make('div', 'bubble');
  bubble.appendChild(make('span', 'heard', item.from === 'us' ? WORDS.reply : WORDS.mine));
  const calls = makeCalls(item.calls);
  if (item.tone === 'emergency') {
    bubble.appendChild(make('p', 'alarm', WORDS.alarm));
    if (calls) bubble.appendChild(calls);
  }
  item.lines.forEach((line) => bubble.appendChild(makeLine(line)));
  if (calls && item.tone !== 'emergency') bubble.appendChild(calls);
  message.appendChild(bubble);
  message.dataset.key = item.key || '';
  message.dataset.at = String(item.at);
  if (item.id) message.dataset.id = String(item.id);
  if (item.options.length > 0) message.appendChild(makeOptions(item.options));
  return message;
}

function makeLine(line) {
  const paragraph = make('p', line.shape + (line.gap ? ' gap' : ''));
  line.pieces.forEach((piece) => {
    if (piece.open) {
      const paper = make('a', 'call', piece.text);
      paper.href = piece.open;
      paragraph.appendChild(paper);
      return;
    }
    if (!piece.dial) {
      paragraph.appendChild(document.createTextNode(piece.text));
      return;
    }
    paragraph.appendChild(makeLink('', piece.dial, piece.text));
  });
  return paragraph;
}

function makeLink(className, dial, text) {
  const link = make('a', className, text);
  link.href = 'tel:' + dial;
  return link;
}

function makeCalls(items) {
  if (items.length === 0) return null;
  const calls = make('div', 'calls');
  items.forEach((call) => calls.appendChild(makeLink('call', call.dial, WORDS.call + call.text)));
  return calls;
}

function makeOptions(options) {
  const form = make('form', options.length > 4 ? 'options many' : 'options');
  options.forEach((option) => {
    const button = make('button', '', option.label);
    button.name = 'choice';
    button.value = option.value;
    form.appendChild(button);
  });
  return form;
}

/** What the asker just wrote, before the server has it. */
function ownItem(entry) {
  const lines = (entry.label || entry.text).split('\n').filter((line) => line.trim() !== '');
  return {
    from: 'asker',
    tone: 'normal',
    key: entry.id,
    at: entry.at,
    lines: lines.map((text) => ({ shape: 'plain', gap: false, pieces: [{ text: text }] })),
    calls: [],
    options: [],
  };
}
