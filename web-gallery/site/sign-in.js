// The sign-in of the gallery's owner, in front of the page.
import { h, iconButton } from './page.js';

const SAME = { UserNotFoundException: 'NotAuthorizedException', LimitExceededException: 'TooManyRequestsException' };
let open = null;

export function askToSignIn(gallery) {
  open ??= new Promise((resolve) => {
    new SignIn(gallery, resolve).show();
  }).finally(() => {
    open = null;
  });
  return open;
}

class SignIn {
  constructor({ session, texts }, finished) {
    Object.assign(this, { session, texts });
    this.must = !session.mayRead;
    this.dialog = h('dialog', { class: 'sheet sign-in', 'aria-labelledby': 'sign-in-title', id: 'sign-in',
      oncancel: (event) => this.must && event.preventDefault(),
      onclose: () => {
        // Chromium closes at a second Escape whatever the page says.
        if (this.must && !session.mayRead) return this.dialog.showModal();
        this.dialog.remove();
        finished();
      } });
    document.body.append(this.dialog);
  }

  show() {
    const { texts } = this;
    this.#form(texts.signIn, this.must ? texts.privateText : texts.signInText, [
      this.#field('email', texts.email, { type: 'email', autocomplete: 'username', autofocus: true }),
      this.#field('password', texts.password, { type: 'password', autocomplete: 'current-password' }),
      h('label', { class: 'check' }, h('input', { type: 'checkbox', name: 'keep' }), texts.keep),
    ], texts.signIn, ({ email, password, keep }) => this.session.signIn(email, password, keep === 'on'));
    this.dialog.showModal();
  }

  #askNewPassword(answer) {
    const { texts } = this;
    this.#form(texts.newPasswordTitle, texts.newPasswordText, [
      this.#field('first', texts.newPassword, { type: 'password', autocomplete: 'new-password', autofocus: true }),
      this.#field('second', texts.newPasswordAgain, { type: 'password', autocomplete: 'new-password' }),
    ], texts.setPassword, ({ first, second }) => {
      if (first !== second) throw Object.assign(new Error(), { sentence: texts.passwordsDiffer });
      return answer(first);
    });
    this.dialog.querySelector('input').focus();
  }

  #form(title, text, fields, action, submit) {
    const error = h('p', { class: 'error', role: 'alert' });
    const button = h('button', { class: 'primary' }, action);
    const form = h('form', { onsubmit: async (event) => {
      event.preventDefault();
      button.disabled = true;
      error.textContent = '';
      try {
        const challenge = await submit(Object.fromEntries(new FormData(form)));
        if (challenge) this.#askNewPassword(challenge);
        else this.dialog.close();
      } catch (fault) {
        const { signInFailure } = this.texts;
        error.textContent = fault.sentence ?? signInFailure[SAME[fault.reason] ?? fault.reason] ?? signInFailure.other;
        form.querySelector('[type=password]').focus();
      } finally {
        button.disabled = false;
      }
    } }, ...fields, error, button);
    this.dialog.replaceChildren(
      this.must ? '' : iconButton('close', this.texts.close, () => this.dialog.close(), { class: 'icon-button corner' }),
      h('h2', { id: 'sign-in-title' }, title), h('p', {}, text), form);
  }

  #field(name, label, attributes) {
    return h('label', {}, label, h('input', { name, required: true, ...attributes }));
  }
}
