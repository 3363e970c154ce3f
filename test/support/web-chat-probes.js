// Questions the browser tests ask a page from inside. Loaded into the page itself, so it is plain script.
window.probes = (() => {
  const all = (selector) => [...document.querySelectorAll(selector)]
  const isShown = (element) =>
    element.getClientRects().length > 0 &&
    getComputedStyle(element).clip === 'auto' &&
    !element.closest('.heard')
  const name = (element) =>
    `${element.tagName}.${element.className} ${element.textContent.trim().slice(0, 12)}`

  function outside(element) {
    const box = element.getBoundingClientRect()
    if (box.right > window.innerWidth + 0.5 || box.left < -0.5) return [`outside: ${name(element)}`]
    const holdsText =
      element.matches('button, a, p, h1, label') && getComputedStyle(element).display !== 'inline'
    return holdsText && element.scrollWidth > element.clientWidth + 1 ? [`cut: ${name(element)}`] : []
  }

  function apart(one, other) {
    const a = one.getBoundingClientRect()
    const b = other.getBoundingClientRect()
    return Math.max(a.left - b.right, b.left - a.right, a.top - b.bottom, b.top - a.bottom)
  }

  function crowded() {
    const controls = all('button, textarea, .door, .call').filter(isShown)
    const pairs = controls.flatMap((one, at) => controls.slice(at + 1).map((other) => [one, other]))
    return pairs
      .filter(
        ([one, other]) => one.closest('#scroll') === other.closest('#scroll') && apart(one, other) < 7.5,
      )
      .map(([one, other]) => `closer than 8 px: ${name(one)} and ${name(other)}`)
  }

  /** What stands outside its place: wider than the window, cut off, or one control upon another. */
  function faults() {
    const wide = document.documentElement.scrollWidth > window.innerWidth ? ['wider than the window'] : []
    const room = document.querySelector('#scroll').clientHeight
    const narrow = room < 60 ? [`only ${room} px are left for the thread`] : []
    return [...wide, ...narrow, ...all('body *').filter(isShown).flatMap(outside), ...crowded()]
  }

  /** Controls a finger could miss. */
  function small() {
    return all('button, textarea, a.door, a.call')
      .filter(isShown)
      .map((element) => [element, element.getBoundingClientRect()])
      .filter(([, box]) => box.width < 60 || box.height < 60)
      .map(([element, box]) => `${name(element)} ${box.width}×${box.height}`)
  }

  function letterSizes() {
    const sizes = all('body *')
      .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
      .map((element) => Number.parseFloat(getComputedStyle(element).fontSize))
    const bubble = getComputedStyle(document.querySelector('.us .plain'))
    return {
      min: Math.min(...sizes),
      bubble: Number.parseFloat(bubble.fontSize),
      line: Number.parseFloat(bubble.lineHeight),
    }
  }

  /** Where the box ends, how much of the thread is seen, and how far its last bubble reaches. */
  function room() {
    const thread = document.querySelector('#scroll')
    return {
      boxBottom: document.querySelector('#box').getBoundingClientRect().bottom,
      threadHeight: thread.clientHeight,
      threadBottom: thread.getBoundingClientRect().bottom,
      lastBottom: all('.message').at(-1).getBoundingClientRect().bottom,
    }
  }

  function setLetters(size) {
    document.documentElement.style.setProperty('font-size', size)
    window.dispatchEvent(new Event('resize'))
  }

  function plantSmallButtons() {
    const tiny = {
      'min-width': '0',
      'min-height': '0',
      width: '16px',
      height: '16px',
      padding: '0',
      'font-size': '10px',
    }
    for (const text of ['甲', '乙']) {
      const button = document.createElement('button')
      button.textContent = text
      for (const [property, value] of Object.entries(tiny)) button.style.setProperty(property, value)
      document.querySelector('#log').append(button)
    }
  }

  async function violations(tags) {
    const rules = { 'color-contrast-enhanced': { enabled: true } }
    const result = await window.axe.run(document, { runOnly: { type: 'tag', values: tags }, rules })
    return result.violations.map(
      (found) => `${found.id}: ${found.nodes.map((node) => node.html).join(' | ')}`,
    )
  }

  /** Counts how often a bubble with each text enters the log: what a screen reader would announce. */
  function watchLog() {
    const heard = []
    new MutationObserver((changes) => {
      for (const change of changes) {
        for (const node of change.addedNodes)
          if (node.matches?.('.message')) heard.push(node.querySelector('p').textContent)
      }
    }).observe(document.querySelector('#log'), { childList: true })
    window.heard = heard
  }

  const texts = () => all('.message').map((bubble) => bubble.querySelector('p:not(.alarm)').textContent)
  const stored = () =>
    JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href])

  return {
    faults,
    small,
    letterSizes,
    room,
    setLetters,
    plantSmallButtons,
    violations,
    watchLog,
    texts,
    stored,
  }
})()
