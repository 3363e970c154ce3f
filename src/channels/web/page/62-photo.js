// A photo, offered where we asked for one. Large ones are made smaller here, or a bad line would never carry them.
const photoDoor = find('photo-door');
const photoBox = find('photo');
const MOST_PHOTO_BYTES = 4500000;
const LONGEST_SIDE = 2400;

function offerPhoto() {
  const heard = log.querySelectorAll('.message.us .bubble');
  const last = heard[heard.length - 1];
  photoDoor.hidden = !(last && last.textContent.includes('照片'));
}

function smaller(file, done) {
  if (file.size <= MOST_PHOTO_BYTES || !window.createImageBitmap) return done(file);
  createImageBitmap(file).then((picture) => {
    const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => done(blob || file), 'image/jpeg', 0.85);
  }, () => done(file));
}

function postPhoto(blob, id, mayTryAgain) {
  const xhr = new XMLHttpRequest();
  xhr.open('POST', '/api/photos?id=' + id);
  xhr.timeout = 120000;
  xhr.onloadend = () => {
    // The first request of a new session only opens it.
    if (xhr.status === 401 && mayTryAgain) return postPhoto(blob, id, false);
    if (xhr.status === 202) return sayWaiting();
    pin(xhr.status === 413 || xhr.status === 415 ? WORDS.noPhoto : WORDS.photoUnsent);
  };
  xhr.send(blob);
}

function watchPhoto() {
  photoBox.addEventListener('change', () => {
    const file = photoBox.files[0];
    if (!file) return;
    unpin();
    say(WORDS.photoSending);
    smaller(file, (blob) => postPhoto(blob, newId(), true));
    photoBox.value = '';
  });
  new MutationObserver(offerPhoto).observe(log, { childList: true, subtree: true });
  offerPhoto();
}
