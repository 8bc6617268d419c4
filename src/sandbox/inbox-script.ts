// The script of the inbox page, as text: it looks for new messages, keeps the place of who reads, and copies codes.

/** Served inside the page, whose policy names its hash. The page works without it: codes can be selected, a reload shows what is new. */
export const INBOX_SCRIPT = String.raw`
const news = document.getElementById('news');
const live = document.getElementById('live');
const say = (node, text) => { if (node.textContent !== text) node.textContent = text; };

/* Times as the reader's clock tells them; older ones with their day. */
function tell(root) {
  for (const time of root.querySelectorAll('time')) {
    const at = new Date(time.dateTime);
    const isOld = !Date().startsWith(at.toDateString());
    time.textContent = at.toLocaleString([], isOld ? { dateStyle: 'medium', timeStyle: 'short' } : { timeStyle: 'medium' });
  }
}

/* A mail is as high as its content: it may not scroll within what scrolls. */
function fit(frame) {
  const inside = frame.contentDocument;
  if (inside && inside.body && inside.URL !== 'about:blank') frame.style.height = inside.body.scrollHeight + 'px';
}
document.addEventListener('load', ({ target }) => target instanceof HTMLIFrameElement && fit(target), true);
addEventListener('resize', () => document.querySelectorAll('iframe').forEach(fit));

const COPIED_MS = 2500;
document.addEventListener('click', async ({ target }) => {
  const button = target instanceof Element && target.closest('button[data-copy]');
  if (!button) return;
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
  } catch {
    /* On plain http elsewhere than on this machine there is no clipboard. */
    getSelection().selectAllChildren(button.parentElement.querySelector('strong'));
    if (!document.execCommand('copy')) return;
  }
  say(button.firstElementChild, 'Copied');
  say(news, 'Code copied');
  setTimeout(() => say(button.firstElementChild, 'Copy'), COPIED_MS);
});

/* Where the columns scroll by themselves, each keeps its own place. */
function scrollers() {
  const columns = [...document.querySelectorAll('section')].filter((column) => getComputedStyle(column).overflowY === 'auto');
  return columns.length > 0 ? columns : [document.scrollingElement];
}

/* Who is at the top sees what comes; who reads further down must not be moved. */
function keepPlace(change) {
  const kept = scrollers().filter((scroller) => scroller.scrollTop > 0).map((scroller) => {
    const edge = scroller === document.scrollingElement ? 0 : scroller.getBoundingClientRect().top;
    const item = [...scroller.querySelectorAll('li.message')].find((one) => one.getBoundingClientRect().bottom > edge);
    return { scroller, item, top: item ? item.getBoundingClientRect().top : 0 };
  });
  change();
  for (const { scroller, item, top } of kept)
    if (item && item.isConnected) scroller.scrollTop += item.getBoundingClientRect().top - top;
}

/* What did not change stays as it is: open mails stay open, and nothing is loaded again. */
function merge(list, wanted) {
  const now = new Map([...list.children].map((item) => [item.id, item]));
  const isSame = (item) => now.get(item.id)?.dataset.state === item.dataset.state;
  const stay = new Set(wanted.filter(isSame).map(({ id }) => id));
  const hadFocus = [...list.children].find((item) => !stay.has(item.id) && item.contains(document.activeElement));
  for (const [id, item] of now) if (!stay.has(id)) item.remove();
  let place = list.firstElementChild;
  const fresh = [];
  for (const item of wanted) {
    if (stay.has(item.id)) { place = now.get(item.id).nextElementSibling; continue; }
    const node = document.adoptNode(item);
    list.insertBefore(node, place);
    const was = now.get(node.id)?.querySelector('details');
    if (was) node.querySelector('details').open = was.open;
    tell(node);
    if (!now.has(node.id)) fresh.push(node);
  }
  if (hadFocus) {
    const next = document.getElementById(hadFocus.id) ?? list.closest('section');
    next.tabIndex = next.tabIndex < 0 ? -1 : next.tabIndex;
    next.focus({ preventScroll: true });
  }
  list.closest('section').querySelector('.empty').hidden = list.children.length > 0;
  return fresh;
}

function update(text) {
  const next = new DOMParser().parseFromString(text, 'text/html');
  const fresh = [];
  keepPlace(() => {
    for (const id of ['texts', 'mails']) fresh.push(...merge(document.getElementById(id), [...next.getElementById(id).children]));
  });
  if (fresh.length === 1) say(news, fresh[0].dataset.news);
  if (fresh.length > 1) say(news, fresh.length + ' new messages');
}

/* Often while something happens, seldom later, not at all in the background. */
const SECOND = 1000;
let last;
let changedAt = performance.now();
let failures = 0;
let timer;

function pause() {
  if (failures > 0) return Math.min(15, 2 ** failures) * SECOND;
  const quiet = performance.now() - changedAt;
  return quiet < 60 * SECOND ? SECOND : quiet < 300 * SECOND ? 2 * SECOND : 5 * SECOND;
}

async function look() {
  clearTimeout(timer);
  if (document.hidden) return;
  try {
    const reply = await fetch(location.href, { cache: 'no-store', signal: AbortSignal.timeout(10 * SECOND) });
    if (!reply.ok) throw new Error(String(reply.status));
    const text = await reply.text();
    failures = 0;
    live.dataset.state = 'on';
    say(live, 'New messages appear by themselves.');
    if (text !== last) {
      changedAt = performance.now();
      update(text);
      last = text;
    }
  } catch {
    failures += 1;
    live.dataset.state = 'off';
    say(live, 'The sandbox does not answer; still trying.');
  }
  clearTimeout(timer);
  timer = setTimeout(look, pause());
}

document.addEventListener('visibilitychange', () => { changedAt = performance.now(); void look(); });
tell(document);
document.querySelectorAll('iframe').forEach(fit);
void look();
`;
