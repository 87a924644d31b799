// What nobody expected: told once, with a code by which it can be found again, and with what helps to mend it.
import { h, iconButton } from './page.js';

const told = new Set();

/** @param cause what was thrown; an end that was asked for is none */
export function tell(cause, texts) {
  if (cause?.name === 'AbortError') return;
  const details = `${cause?.stack ?? ''}`.includes(cause?.message) ? cause.stack : `${cause}\n${cause?.stack ?? ''}`;
  const code = codeOf(details);
  if (told.has(code)) return;
  told.add(code);
  show(code, report(code, details), texts);
}

/** Short, and the same for the same cause wherever the page is served from. */
export function codeOf(details) {
  let hash = 0x811c9dc5;
  for (const character of details.replace(/https?:\/\/[^\s)]*\//g, '')) hash = Math.imul(hash ^ character.codePointAt(0), 0x01000193);
  return (hash >>> 8).toString(16).padStart(6, '0');
}

/** Without what stands behind the address's #: it may be a secret, or a photo's name. */
function report(code, details) {
  const { origin, pathname } = location;
  return [`Contact Sheet ${code}`, new Date().toISOString(), origin + pathname, navigator.userAgent, details].join('\n');
}

function show(code, details, texts) {
  const copy = h('button', { class: 'quiet', onclick: async () => {
    const copied = await navigator.clipboard?.writeText(details).then(() => true, () => false);
    if (copied) copy.textContent = texts.detailsCopied;
    else copy.replaceWith(h('textarea', { readonly: true, rows: 6, 'aria-label': texts.copyDetails }, details));
  } }, texts.copyDetails);
  const box = h('section', { class: 'unexpected', role: 'alert' }, h('p', {}, texts.unexpected(code)), copy,
    iconButton('close', texts.close, () => box.remove(), 'corner'));
  // What lies under a modal dialog can be neither read nor pressed.
  ([...document.querySelectorAll('dialog[open]')].at(-1) ?? document.body).append(box);
}
