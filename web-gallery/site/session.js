// Who is signed in, where the settings name a user pool.

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

  possible = true;

  get signedIn() {
    return Boolean(this.#tokens);
  }

  get mayWrite() {
    return this.signedIn;
  }

  get mayRead() {
    return this.signedIn || !this.readsNeedToken;
  }

  /** An image element sends no token. CloudFormation writes true as text. */
  get readsNeedToken() {
    return String(this.#pool.private) === 'true';
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

  /** Resolves with null, or where the first password must change with a function that takes the new one. */
  async signIn(email, password, keep) {
    const answer = await this.#call('InitiateAuth', {
      AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: { USERNAME: email, PASSWORD: password },
    });
    return this.#finish(answer, email, keep);
  }

  async signOut() {
    const refresh = this.#tokens?.refresh;
    this.#forget();
    if (refresh) await this.#call('RevokeToken', { Token: refresh }).catch(() => {});
  }

  #finish(answer, email, keep) {
    if (answer.AuthenticationResult) {
      this.#keep(answer.AuthenticationResult, keep);
      return null;
    }
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
    this.#tokens = { id, refresh, expires: this.#world.now() + seconds * 1000, keep: Boolean(keep) };
    const text = JSON.stringify(this.#tokens);
    this.#world.tab.setItem(STORED, text);
    if (keep) this.#world.lasting.setItem(STORED, text);
    else this.#world.lasting.removeItem(STORED);
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
  const answer = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/x-amz-json-1.1',
      'X-Amz-Target': `AWSCognitoIdentityProviderService.${operation}`,
    },
    body: JSON.stringify(body),
  }).catch(() => {
    throw new SignInFailure('NoConnection');
  });
  const content = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new SignInFailure(String(content.__type ?? 'NoConnection').replace(/^.*#/, ''));
  return content;
};

const browser = (pool) => ({
  call: call(pool.endpoint), tab: storage('sessionStorage'), lasting: storage('localStorage'), now: () => Date.now(),
});

function storage(name) {
  try {
    return window[name];
  } catch {
    return { getItem: () => null, setItem() {}, removeItem() {} };
  }
}

function stored(place) {
  try {
    return JSON.parse(place.getItem(STORED));
  } catch {
    return null;
  }
}
