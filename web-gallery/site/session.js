// Who is signed in, where the settings name a user pool, and the dialog that asks for it.
import { ask } from './gallery.js';
import { h, iconButton, storage } from './page.js';

const MARGIN = 120_000;
const STORED = 'contact-sheet.session';

// Tokens live in the tab's storage, and only if the owner asked for it in storage that outlives the tab.
export class Session extends EventTarget {
  #pool;
  #world;
  #tokens;
  #renewal = null;

  constructor(pool, world = browser(pool)) {
    super();
    this.#pool = pool;
    this.#world = world;
    this.#tokens = stored(world.tab) ?? stored(world.lasting);
  }

  get signedIn() {
    return Boolean(this.#tokens);
  }

  get mayWrite() {
    return this.signedIn;
  }

  get mayRead() {
    return this.signedIn || !this.readsNeedToken;
  }

  /** CloudFormation writes true as text. */
  get readsNeedToken() {
    return String(this.#pool.private) === 'true';
  }

  /** Whether this is the owner's own computer, on which the page's server knows the users, too, and hands out codes. */
  get here() {
    return isHere(this.#pool.endpoint);
  }

  async token() {
    if (!this.#tokens) return null;
    return this.#tokens.expires - MARGIN > this.#world.now() ? this.#tokens.id : this.renew();
  }

  renew() {
    this.#renewal ??= this.#renew().finally(() => {
      this.#renewal = null;
    });
    return this.#renewal;
  }

  /** Resolves with nothing, or where the first password must change with a function that takes the new one. */
  async signIn(email, password, keep) {
    return this.#finish(await this.#call('InitiateAuth', {
      AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: { USERNAME: email, PASSWORD: password },
    }), email, keep);
  }

  /** With a code from this computer, which is good for one time. */
  async enter(code) {
    this.#finish(await this.#world.trade({ ClientId: this.#pool.clientId, Code: code }));
  }

  async signOut() {
    const refresh = this.#tokens?.refresh;
    this.#forget();
    if (refresh) await this.#call('RevokeToken', { Token: refresh }).catch(() => {});
  }

  /** A code goes to the owner's address. */
  async sendCode(email) {
    await this.#call('ForgotPassword', { Username: email });
  }

  async resetPassword(email, code, password) {
    await this.#call('ConfirmForgotPassword', { Username: email, ConfirmationCode: code, Password: password });
  }

  #finish(answer, email, keep) {
    if (answer.AuthenticationResult) return this.#keep(answer.AuthenticationResult, keep);
    if (answer.ChallengeName !== 'NEW_PASSWORD_REQUIRED') throw new SignInFailure(answer.ChallengeName);
    return async (newPassword) => this.#finish(await this.#call('RespondToAuthChallenge', {
      ChallengeName: answer.ChallengeName, Session: answer.Session,
      ChallengeResponses: { USERNAME: answer.ChallengeParameters?.USER_ID_FOR_SRP ?? email, NEW_PASSWORD: newPassword },
    }), email, keep);
  }

  async #renew() {
    const tokens = this.#tokens;
    if (!tokens?.refresh) return null;
    try {
      const { AuthenticationResult: result } = await this.#call('InitiateAuth', {
        AuthFlow: 'REFRESH_TOKEN_AUTH', AuthParameters: { REFRESH_TOKEN: tokens.refresh },
      });
      if (this.#tokens !== tokens) return null;
      this.#keep({ RefreshToken: tokens.refresh, ...result }, tokens.keep);
      return this.#tokens.id;
    } catch (fault) {
      // Only the user pool's word ends a session; a lost connection does not.
      if (fault.reason === 'NotAuthorizedException') this.#forget();
      else if (tokens.expires > this.#world.now()) return tokens.id;
      return null;
    }
  }

  #call(operation, body) {
    return this.#world.call(operation, { ClientId: this.#pool.clientId, ...body });
  }

  #keep({ IdToken: id, RefreshToken: refresh, ExpiresIn: seconds }, keep) {
    const before = this.signedIn;
    this.#tokens = { id, refresh, expires: this.#world.now() + seconds * 1000, keep };
    const text = JSON.stringify(this.#tokens);
    this.#world.tab.setItem(STORED, text);
    this.#world.lasting[keep ? 'setItem' : 'removeItem'](STORED, text);
    if (!before) this.dispatchEvent(new Event('change'));
  }

  #forget() {
    this.#tokens = null;
    this.#world.tab.removeItem(STORED);
    this.#world.lasting.removeItem(STORED);
    this.dispatchEvent(new Event('change'));
  }
}

export class SignInFailure extends Error {
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}

export const call = (endpoint) => async (operation, body) => {
  const answer = await ask(endpoint, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/x-amz-json-1.1',
      'X-Amz-Target': `AWSCognitoIdentityProviderService.${operation}`,
    },
    body: JSON.stringify(body),
  }).catch(() => {
    throw new SignInFailure('NoConnection');
  });
  const { __type: type = 'NoConnection', message, ...content } = await answer.json().catch(() => ({}));
  if (answer.ok) return content;
  // Cognito tells some from a wrong password by their words alone.
  const why = `${type}: ${message}`;
  throw new SignInFailure(/exceeded|TooMany/i.test(why) ? 'tooMany' : /word has expired/.test(why) ? 'expired' : type.replace(/^.*#/, ''));
};

/** Such an address is never that of a gallery in the cloud. */
const isHere = (endpoint) => /^https?:\/\/(127\.0\.0\.1|localhost|\[::1\])[:/]/.test(endpoint);

export const trade = (origin) => async (body) => {
  const answer = await fetch(`${origin}/sign-in-code`, {
    method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body),
  });
  if (!answer.ok) throw new SignInFailure('NotAuthorizedException');
  return answer.json();
};

// Here the users are asked under the page's own address, by whichever of its names it was opened.
const browser = ({ endpoint }) => ({
  call: call(isHere(endpoint) ? `${location.origin}/` : endpoint), trade: trade(location.origin), tab: storage('sessionStorage'), lasting: storage('localStorage'), now: () => Date.now(),
});

function stored(place) {
  try {
    return JSON.parse(place.getItem(STORED));
  } catch {
    return null;
  }
}

// ---- The dialog, in front of the page

let open = null;

export function askToSignIn(gallery) {
  open ??= new Promise((resolve) => {
    new SignIn(gallery, resolve).ask();
  }).finally(() => {
    open = null;
  });
  return open;
}

class SignIn {
  #given = {};

  constructor({ session, texts }, finished) {
    Object.assign(this, { session, texts });
    this.must = !session.mayRead;
    this.dialog = h('dialog', { class: 'sheet', 'aria-labelledby': 'sign-in-title', id: 'sign-in',
      oncancel: (event) => this.must && event.preventDefault(),
      onclose: () => {
        // Chromium closes at a second Escape whatever the page says.
        if (this.must && !session.mayRead) return this.dialog.showModal();
        this.dialog.remove();
        finished();
      } });
    document.body.append(this.dialog);
    this.dialog.showModal();
  }

  ask() {
    if (this.session.here) this.#tellWhere();
    else this.#askPassword();
  }

  /** On one's own computer nobody needs a password. */
  #tellWhere() {
    const { texts } = this;
    const button = h('button', { class: 'quiet', id: 'with-password', onclick: () => this.#askPassword() }, texts.withPassword);
    this.dialog.replaceChildren(this.#closer(),
      h('h2', { id: 'sign-in-title' }, texts.hereTitle), h('p', {}, texts.hereText), button);
    button.focus();
  }

  #closer() {
    return this.must ? '' : iconButton('close', this.texts.close, () => this.dialog.close(), 'corner');
  }

  #askPassword() {
    const { texts, session } = this;
    this.#form(texts.signIn, this.must ? texts.privateText : texts.signInText, [
      this.#email(),
      this.#field('password', texts.password, { type: 'password', autocomplete: 'current-password' }),
      h('label', { class: 'check' }, h('input', { type: 'checkbox', name: 'keep' }), texts.keep),
    ], texts.signIn, async ({ email, password, keep }) => {
      const change = await session.signIn(email, password, keep === 'on').catch((fault) => {
        if (fault.reason !== 'PasswordResetRequiredException') throw fault;
        return this.#askCode();
      });
      if (change) this.#askFirst(change);
    }, texts.forgot, () => this.#askAddress());
  }

  #askFirst(change) {
    const { texts } = this;
    this.#form(texts.newPasswordTitle, texts.newPasswordText, this.#newPassword(), texts.setPassword,
      ({ first }) => change(first), texts.back, () => this.#askPassword(), { NotAuthorizedException: 'tooLate' });
  }

  #askAddress() {
    const { texts } = this;
    this.#form(texts.forgot, texts.forgotText, [this.#email()], texts.sendCode, async ({ email }) => {
      await this.session.sendCode(email);
      this.#askCode();
    }, texts.back, () => this.#askPassword(), { NotAuthorizedException: 'notYet', InvalidParameterException: 'noMail' });
  }

  #askCode() {
    const { texts, session } = this;
    this.#form(texts.newPasswordTitle, texts.codeText, [
      this.#field('code', texts.code, { autocomplete: 'one-time-code', inputmode: 'numeric', autofocus: true }),
      ...this.#newPassword(),
    ], texts.setPassword, async ({ code, first }) => {
      const { email, keep } = this.#given;
      await session.resetPassword(email, code.trim(), first);
      await session.signIn(email, first, keep === 'on');
    }, texts.sendAgain, () => this.#askAddress());
  }

  #form(title, text, fields, action, submit, other, goThere, named = {}) {
    const error = h('p', { class: 'error', role: 'alert' });
    const button = h('button', { class: 'primary' }, action);
    const form = h('form', { onsubmit: async (event) => {
      event.preventDefault();
      const given = Object.fromEntries(new FormData(form));
      button.disabled = true;
      error.textContent = '';
      try {
        Object.assign(this.#given, given);
        if (given.second !== given.first) throw new SignInFailure('differ');
        await submit(given);
        if (form.isConnected) this.dialog.close();
      } catch ({ reason }) {
        const { signInFailure } = this.texts;
        error.textContent = signInFailure[named[reason] ?? reason] ?? signInFailure.other;
        form.querySelector('input:not([type=email])')?.focus();
      } finally {
        button.disabled = false;
      }
    } }, ...fields, error, button, h('button', { type: 'button', class: 'quiet', onclick: goThere }, other));
    this.dialog.replaceChildren(
      this.#closer(),
      h('h2', { id: 'sign-in-title' }, title), h('p', {}, text), form);
    form.querySelector('[autofocus]').focus();
  }

  #email() {
    return this.#field('email', this.texts.email, { type: 'email', autocomplete: 'username', autofocus: true, value: this.#given.email });
  }

  #newPassword() {
    const { texts } = this;
    return [['first', texts.newPassword], ['second', texts.newPasswordAgain]].map(([name, label], i) =>
      this.#field(name, label, { type: 'password', autocomplete: 'new-password', autofocus: !i }));
  }

  #field(name, label, attributes) {
    return h('label', {}, label, h('input', { name, required: true, ...attributes }));
  }
}
