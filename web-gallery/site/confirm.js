// Questions in front of the page. Escape and a click beside them mean no.
import { h } from './page.js';

/** Whether the person said yes. */
export const confirm = (title, text, yes, no) =>
  ask(title, [h('p', { id: 'consequence' }, text)], yes, no, 'danger').then(Boolean);

/** The name that the person gave; undefined if none. */
export const askName = (title, label, yes, no) =>
  ask(title, [h('label', {}, label, h('input', { name: 'name', required: true, maxlength: 100, autofocus: true, autocomplete: 'off' }))], yes, no)
    .then((answer) => answer?.get('name'));

function ask(title, content, yes, no, kind = '') {
  return new Promise((resolve) => {
    let answer;
    const form = h('form', { onsubmit: (event) => {
      event.preventDefault();
      answer = new FormData(form);
      dialog.close();
    } }, ...content, h('div', { class: 'buttons' },
      h('button', { type: 'button', class: 'quiet', autofocus: kind === 'danger', onclick: () => dialog.close() }, no),
      h('button', { class: `primary ${kind}` }, yes)));
    const dialog = h('dialog', { class: 'sheet', 'aria-labelledby': 'question',
      onclick: ({ target }) => target === dialog && dialog.close(),
      // The viewer under it has keys of its own.
      onkeydown: (event) => event.stopPropagation(),
      oncancel: (event) => event.stopPropagation(),
      onclose: () => {
        resolve(answer);
        dialog.remove();
      } }, h('h2', { id: 'question' }, title), form);
    document.body.append(dialog);
    dialog.showModal();
  });
}
