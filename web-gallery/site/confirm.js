// A question before something that cannot be undone.
import { h } from './dom.js';

/** Whether the person said yes. Escape and a click beside the question mean no. */
export function confirm(title, text, yes, no) {
  return new Promise((resolve) => {
    const dialog = h('dialog', { class: 'sheet', 'aria-labelledby': 'question', 'aria-describedby': 'consequence',
      onclick: ({ target }) => target === dialog && dialog.close(),
      // The viewer under it has keys of its own.
      onkeydown: (event) => event.stopPropagation(),
      oncancel: (event) => event.stopPropagation(),
      onclose: () => {
        resolve(dialog.returnValue === 'yes');
        dialog.remove();
      } },
    h('h2', { id: 'question' }, title), h('p', { id: 'consequence' }, text),
    h('div', { class: 'buttons' },
      h('button', { type: 'button', class: 'quiet', autofocus: true, onclick: () => dialog.close() }, no),
      h('button', { type: 'button', class: 'primary danger', onclick: () => dialog.close('yes') }, yes)));
    document.body.append(dialog);
    dialog.showModal();
  });
}
