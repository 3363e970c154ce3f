// Everything works without this script. With it, lists renew themselves, half-written notes survive a reload,
// and keys move about.
const live = document.querySelectorAll('[data-live]')
if (live.length > 0) follow()
keepDrafts()
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

function onKey(event) {
  const isTyping = event.isComposing || event.target.closest('input, textarea, select')
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return
  if (event.key === '?') showKeys()
  else if (event.key === 'j' || event.key === 'k') move(event.key === 'j' ? 1 : -1)
  else goTo(event)
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
  const first = target.closest('form').querySelector('textarea, input:not([type="hidden"])') ?? target
  first.focus()
}

function move(by) {
  const links = [...document.querySelectorAll('.case-link')]
  const at = links.indexOf(document.activeElement)
  links[at < 0 ? 0 : Math.min(Math.max(at + by, 0), links.length - 1)]?.focus()
}
