/** One request. Calls back once with the status (0: no network or too slow) and the parsed body. */
function request(method, path, options, done) {
  const xhr = new XMLHttpRequest();
  xhr.open(method, path);
  xhr.timeout = options.timeout;
  xhr.onloadend = function () {
    let body = null;
    try {
      body = JSON.parse(xhr.responseText);
    } catch (error) {
      body = null;
    }
    done(xhr.status, body);
  };
  if (options.body) xhr.setRequestHeader('Content-Type', 'application/json');
  xhr.send(options.body ? JSON.stringify(options.body) : null);
  return xhr;
}

/** Waits that double from 2 to 30 seconds, so that a sick server is not hammered. */
function backOff() {
  let wait = 1000;
  return {
    next() {
      wait = Math.min(wait * 2, 30000);
      return wait;
    },
    reset() {
      wait = 1000;
    },
  };
}
