const scroller = find('scroll');

/**
 * Shows the newest answer from its beginning, with its question above it where there is room: long answers
 * are read from the top. While there is no answer yet, shows the end.
 */
function showNewest() {
  const bubbles = log.children;
  let asked = bubbles.length - 1;
  while (asked >= 0 && !isAsker(bubbles[asked])) asked -= 1;
  const answer = bubbles[asked + 1];
  if (!answer) return showEnd();
  const question = bubbles[asked];
  const fits = question && answer.offsetTop - question.offsetTop < scroller.clientHeight / 3;
  scroller.scrollTop = (fits ? question : answer).offsetTop - 8;
}

function isAsker(bubble) {
  return bubble.classList.contains('asker');
}

/** Keeps what is written in sight above the keyboard. */
function showEnd() {
  scroller.scrollTop = scroller.scrollHeight;
}
