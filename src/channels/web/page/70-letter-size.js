// 20, 24, 30 pixels at the browser's usual setting; the choice is kept.
const SIZES = ['', 'size-2', 'size-3'];
const sizeButton = find('size');
let size = kept.get('xf-size') || 0;

function showSize() {
  SIZES.forEach((name, at) => {
    if (name) document.documentElement.classList.toggle(name, at === size);
  });
  sizeButton.textContent = size === SIZES.length - 1 ? WORDS.smaller : WORDS.bigger;
  sizeButton.hidden = false;
}

function watchSize() {
  showSize();
  sizeButton.addEventListener('click', () => {
    size = (size + 1) % SIZES.length;
    kept.set('xf-size', size);
    showSize();
    fitPage();
    fitBox();
    showNewest();
  });
}
