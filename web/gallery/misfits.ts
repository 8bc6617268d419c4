// Finds, in the page as it is laid out, what a person would see go wrong: text out of its place, words torn apart, targets too small.

/** WCAG 2.2, 2.5.8 asks for 24 px; ours are for thumbs. */
const TARGET_PX = 44;
/** Rounding of the layout. */
const SLACK_PX = 1;

/** What is wrong, in words for a developer. */
export function findMisfits(): string[] {
  return [...sideways(), ...clipped(), ...texts(), ...smallTargets(), ...covered()];
}

const name = (element: Element) => {
  const { className } = element;
  const kind = typeof className === 'string' && className !== '' ? `.${className.replaceAll(' ', '.')}` : '';
  return `<${element.tagName.toLowerCase()}${kind}> "${(element.textContent ?? '').trim().slice(0, 40)}"`;
};

const isShown = (element: Element) => element.checkVisibility() && element.closest('.unseen') === null;

/** WCAG 2.2, 1.4.10: nobody scrolls in two directions. */
function sideways(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement;
  return scrollWidth > clientWidth ? [`wider than the window: ${scrollWidth} of ${clientWidth} px`] : [];
}

function clipped(): string[] {
  return [...document.body.querySelectorAll<HTMLElement>('*')]
    .filter((element) => isShown(element) && !(element instanceof SVGElement) && element.tagName !== 'SELECT')
    .filter((element) => {
      const tooWide = element.scrollWidth > element.clientWidth + SLACK_PX && element.clientWidth > 0;
      const tooHigh = element.scrollHeight > element.clientHeight + SLACK_PX && element.clientHeight > 0;
      const { overflowX, overflowY, display } = getComputedStyle(element);
      if (display.startsWith('inline') && element.tagName !== 'INPUT') return false;
      return tooWide || (tooHigh && overflowY !== 'visible') || (overflowX !== 'visible' && tooWide);
    })
    .map((element) => `text overflows: ${name(element)}`);
}

/** Each word: inside the box that holds it, and in one piece. */
function texts(): string[] {
  const found: string[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const holder = node.parentElement;
    if (holder === null || !isShown(holder) || holder.closest('svg, option, noscript') !== null) continue;
    const box = boxAround(holder).getBoundingClientRect();
    for (const { 0: word, index } of (node.textContent ?? '').matchAll(/\S+/g)) {
      const range = document.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      const rects = [...range.getClientRects()].filter(({ width }) => width > 0);
      if (rects.some(({ left, right }) => left < box.left - SLACK_PX || right > box.right + SLACK_PX))
        found.push(`text leaves its place: "${word}" in ${name(holder)}`);
      if (isTorn(word, rects) && holder.closest('.figure') === null)
        found.push(`word torn apart: "${word}" in ${name(holder)}`);
    }
  }
  return found;
}

/** A line may end at a hyphen, a slash or a soft hyphen; names of platforms may be of any length. */
function isTorn(word: string, rects: readonly DOMRect[]): boolean {
  const lines = new Set(rects.map(({ top }) => Math.round(top)));
  return lines.size > 1 && !/[-\u00AD\u2010\u2013\u2014/]/.test(word) && word.length <= 24;
}

function boxAround(element: Element): Element {
  let box = element;
  while (getComputedStyle(box).display.startsWith('inline') && box.parentElement !== null) box = box.parentElement;
  return box;
}

function smallTargets(): string[] {
  return [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, summary')]
    .filter((element) => isShown(element) && !isInSentence(element))
    .map((element) => ({ element, box: (element.closest('label') ?? element).getBoundingClientRect() }))
    .filter(({ box }) => box.height < TARGET_PX || box.width < TARGET_PX)
    .map(({ element, box }) => `target of ${Math.round(box.width)} x ${Math.round(box.height)} px: ${name(element)}`);
}

/** WCAG 2.2, 2.5.8 excepts links in a sentence: their size is the line's. */
function isInSentence(element: Element): boolean {
  const holder = element.parentElement;
  return (
    element.tagName === 'A' &&
    getComputedStyle(element).display === 'inline' &&
    holder?.textContent !== element.textContent
  );
}

/** What can be used is covered by nothing else, once it is scrolled to. */
function covered(): string[] {
  return [
    ...document.querySelectorAll('main a[href], main button, main input:not([type=hidden]), main select, main summary'),
  ]
    .filter(isShown)
    .filter((element) => {
      element.scrollIntoView({ block: 'center' });
      const { left, top, width, height } = element.getBoundingClientRect();
      const hit = document.elementFromPoint(left + width / 2, top + height / 2);
      return (
        hit !== null && hit !== element && !element.contains(hit) && hit.closest('label') !== element.closest('label')
      );
    })
    .map((element) => `covered: ${name(element)}`);
}
