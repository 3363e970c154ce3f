// What the page remembers. `kept` outlives the tab and holds only what is not sent yet and the letter size;
// `tab` dies with the tab and holds the thread for reading without a network. Either may be forbidden: then
// memory has to do.
function openStore(name) {
  const memory = {};
  let area = null;
  try {
    area = window[name];
    area.setItem('xf-try', '1');
    area.removeItem('xf-try');
  } catch (error) {
    area = null;
  }
  return {
    get(key) {
      try {
        const text = area ? area.getItem(key) : memory[key];
        return text ? JSON.parse(text) : null;
      } catch (error) {
        return null;
      }
    },
    set(key, value) {
      const text = JSON.stringify(value);
      memory[key] = text;
      try {
        if (area) area.setItem(key, text);
      } catch (error) {
        area = null; // full: from here on memory only
      }
    },
    clear() {
      Object.keys(memory).forEach((key) => delete memory[key]);
      ['xf-queue', 'xf-size', 'xf-thread', 'xf-draft', 'xf-left'].forEach((key) => {
        if (area) area.removeItem(key);
      });
    },
  };
}

const kept = openStore('localStorage');
const tab = openStore('sessionStorage');
