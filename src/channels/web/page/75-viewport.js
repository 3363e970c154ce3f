// The keyboard covers the lower part of the window on some phones and shrinks it on others. The page takes the
// part that is really visible, and makes its head smaller when little is left.
function fitPage() {
  const view = window.visualViewport;
  if (view && view.scale > 1.01) return; // zoomed by hand: leave it alone
  const root = document.documentElement;
  const tall = Math.round(view ? view.height : window.innerHeight);
  root.style.setProperty('--tall', tall + 'px');
  root.classList.remove('tight');
  const taken = find('top').offsetHeight + composer.offsetHeight;
  if (taken > tall * 0.48) root.classList.add('tight');
}

function watchViewport() {
  fitPage();
  const changed = () => {
    const atEnd = scroller.scrollTop + scroller.clientHeight > scroller.scrollHeight - 40;
    fitPage();
    window.scrollTo(0, 0);
    if (atEnd || document.activeElement === box) showEnd();
  };
  if (window.visualViewport) window.visualViewport.addEventListener('resize', changed);
  window.addEventListener('resize', changed);
}
