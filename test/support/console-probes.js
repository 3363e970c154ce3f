// Questions the browser tests ask a console page from inside. Loaded into the page itself, so it is plain script.
window.probes = (() => {
  const all = (selector) => [...document.querySelectorAll(selector)]
  const isShown = (element) =>
    element.getClientRects().length > 0 && element.getBoundingClientRect().right > 0
  const name = (element) =>
    `${element.tagName}.${element.className} ${element.textContent.trim().slice(0, 12)}`
  const controls = () =>
    all(
      'button, select, textarea, input:not([type=hidden]):not([type=radio]), label.radio, summary, a',
    ).filter(isShown)

  /** What stands outside the window or is cut off. */
  function faults() {
    const wide = document.documentElement.scrollWidth > window.innerWidth ? ['wider than the window'] : []
    const outside = all('body *')
      .filter(isShown)
      // A table of many columns scrolls in a frame of its own; the frame itself must fit.
      .filter((element) => !element.closest('.scroll > *'))
      .filter((element) => {
        const box = element.getBoundingClientRect()
        return box.right > window.innerWidth + 0.5 || box.left < -0.5
      })
    const cut = all('button, a, p, h1, h2, h3, label, dd, summary')
      .filter(isShown)
      .filter(
        (element) =>
          getComputedStyle(element).display !== 'inline' && element.scrollWidth > element.clientWidth + 1,
      )
    return [
      ...wide,
      ...outside.map((element) => `outside: ${name(element)}`),
      ...cut.map((element) => `cut: ${name(element)}`),
    ]
  }

  /** Controls a finger could miss: less than 48 px high or wide. */
  function small() {
    return controls()
      .map((element) => [element, element.getBoundingClientRect()])
      .filter(([, box]) => box.width < 47.5 || box.height < 47.5)
      .map(([element, box]) => `${name(element)} ${box.width}×${box.height}`)
  }

  function smallestLetters() {
    return Math.min(
      ...all('body *')
        .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
        .map((element) => Number.parseFloat(getComputedStyle(element).fontSize)),
    )
  }

  function setLetters(size) {
    document.documentElement.style.setProperty('font-size', size)
  }

  async function violations(tags) {
    const rules = { 'color-contrast-enhanced': { enabled: true } }
    const result = await window.axe.run(document, { runOnly: { type: 'tag', values: tags }, rules })
    return result.violations.map(
      (found) => `${found.id}: ${found.nodes.map((node) => node.html).join(' | ')}`,
    )
  }

  /** What has the focus, and how thick its ring is. */
  function focus() {
    const element = document.activeElement
    return { name: name(element), id: element.id, ring: getComputedStyle(element).outlineWidth }
  }

  return { faults, small, smallestLetters, setLetters, violations, focus }
})()
