// Everything works without this script. With it, lists renew themselves, half-written notes survive a reload,
// and keys move about.
const live = document.querySelectorAll('[data-live]')
if (live.length > 0) follow()
keepDrafts()
for (const list of document.querySelectorAll('.canned')) callUp(list)
document.addEventListener('keydown', onKey)

function follow() {
  const source = new EventSource('/console/live')
  source.addEventListener('changed', renew)
  source.addEventListener('gone', () => {
    source.close()
    location.assign('/console/login')
  })
  // After a gap the page may be behind: it catches up as soon as the line is there again.
  let isFirst = true
  source.addEventListener('open', () => {
    if (!isFirst) void renew()
    isFirst = false
  })
}

async function renew() {
  const answer = await fetch(location.href, { headers: { Accept: 'text/html' } }).catch(() => undefined)
  if (!answer?.ok || answer.redirected) return
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html')
  let changed = false
  for (const part of document.querySelectorAll('[data-live]')) {
    const next = fresh.getElementById(part.id)
    if (!next || next.innerHTML === part.innerHTML) continue
    const focused = part.contains(document.activeElement) ? document.activeElement.getAttribute('href') : null
    part.replaceChildren(...next.childNodes)
    if (focused) part.querySelector(`a[href="${CSS.escape(focused)}"]`)?.focus()
    changed = true
  }
  const note = document.getElementById('live-note')
  if (changed && note) note.textContent = '刚刚有变动，已经更新。'
}

/** Kept in this tab only, and gone once it was sent. */
function keepDrafts() {
  for (const field of document.querySelectorAll('textarea')) {
    const key = `draft ${location.pathname} ${field.name}`
    if (field.value === '') field.value = sessionStorage.getItem(key) ?? ''
    field.addEventListener('input', () => sessionStorage.setItem(key, field.value))
    field.form?.addEventListener('submit', () => sessionStorage.removeItem(key))
  }
}

/** The words that are sent often: a press puts them into the text above; “/” and a code, pinyin or initials finds them. */
function callUp(list) {
  const field = list.closest('form').querySelector('textarea')
  const items = [...list.querySelectorAll('li')]
  for (const item of items) {
    const use = document.createElement('button')
    use.type = 'button'
    use.textContent = '用这句'
    use.addEventListener('click', () => put(field, item))
    item.append(use)
  }
  let chosen = 0
  const shown = () => items.filter((item) => !item.hidden)
  const mark = () => {
    for (const item of items) item.classList.toggle('chosen', item === shown()[chosen])
  }
  const asked = () => /(?:^|\s)\/([\p{L}\p{N}]*)$/u.exec(field.value.slice(0, field.selectionStart))
  field.addEventListener('input', () => {
    const code = asked()?.[1]?.toLowerCase()
    for (const item of items)
      item.hidden = code !== undefined && !item.dataset.keys.split(' ').some((key) => key.startsWith(code))
    chosen = 0
    list.open = code !== undefined && shown().length > 0
    mark()
  })
  const go = (by) => {
    chosen = (chosen + by + shown().length) % shown().length
    mark()
  }
  const onKeyOf = {
    ArrowDown: () => go(1),
    ArrowUp: () => go(-1),
    Enter: () => put(field, shown()[chosen]),
    Escape: () => {
      list.open = false
    },
  }
  field.addEventListener('keydown', (event) => {
    const act = onKeyOf[event.key]
    if (!act || event.ctrlKey || event.isComposing || !list.open || asked() === null) return
    act()
    event.preventDefault()
  })
}

/** Puts the words where “/code” stood, and leaves the first open place chosen, so that typing fills it. */
function put(field, item) {
  const before = field.value.slice(0, field.selectionStart).replace(/\/[\p{L}\p{N}]*$/u, '')
  const words = item.querySelector('.words').textContent
  field.value = before + words + field.value.slice(field.selectionEnd)
  const place = /[{｛][^{}｛｝]*[}｝]/.exec(words)
  const from = before.length + (place ? place.index : words.length)
  field.focus()
  field.setSelectionRange(from, from + (place ? place[0].length : 0))
  field.dispatchEvent(new Event('input'))
  item.closest('details').open = false
}

function onKey(event) {
  const isTyping = event.isComposing || event.target.closest('input, textarea, select')
  if (event.ctrlKey || event.metaKey) withControl(event)
  else if (isTyping || event.altKey) return
  else if (event.key === '?') showKeys()
  else if (event.key === 'j' || event.key === 'k') move(event.key === 'j' ? 1 : -1)
  else goTo(event)
}

/** Ctrl+K looks for a case from anywhere, Ctrl+Enter sends the form one is in. */
function withControl(event) {
  const form = event.target.form
  if (event.key === 'k') location.assign('/console/find')
  else if (event.key === 'Enter' && form?.method === 'post') form.requestSubmit()
  else return
  event.preventDefault()
}

function showKeys() {
  const keys = document.getElementById('keys')
  if (keys?.open) keys.close()
  else keys?.showModal()
}

function goTo(event) {
  const target = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`)
  if (!target) return
  event.preventDefault()
  const folded = target.closest('details')
  if (folded) folded.open = true
  const first = target.closest('form').querySelector('textarea, input:not([type="hidden"]), select') ?? target
  first.focus()
}

function move(by) {
  const links = [...document.querySelectorAll('.case-link')]
  const at = links.indexOf(document.activeElement)
  links[at < 0 ? 0 : Math.min(Math.max(at + by, 0), links.length - 1)]?.focus()
}
