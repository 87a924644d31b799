import assert from 'node:assert/strict';
import test, { afterEach } from 'node:test';
import { call, Session, SignInFailure, trade } from '../site/session.js';

const HOUR = 3_600_000;

const real = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = real;
});

/** Answers requests in this order, and then none; returns what comes in. */
function answering(...answers) {
  const asked = [];
  globalThis.fetch = async (url, options) => {
    const answer = answers.shift();
    if (!answer) throw new TypeError('Failed to fetch');
    const request = new Request(url, options);
    asked.push([request.method, request.url, Object.fromEntries(request.headers), await request.text()]);
    return answer;
  };
  return asked;
}

/** A user pool in memory, as far as a page sees it. */
function pool({ firstSignIn = false } = {}) {
  let tokens = 0;
  const calls = [];
  const result = () => ({ AuthenticationResult: { IdToken: `id-${tokens += 1}`, ExpiresIn: 3600 } });
  return {
    calls, fault: null,
    async answer(operation, body) {
      calls.push([operation, body]);
      if (this.fault) throw this.fault;
      if (operation === 'RevokeToken') return {};
      if (body.AuthFlow === 'REFRESH_TOKEN_AUTH') return result();
      if (operation === 'RespondToAuthChallenge') {
        if (body.ChallengeResponses.NEW_PASSWORD.length < 8) throw new SignInFailure('InvalidPasswordException');
        return { AuthenticationResult: { ...result().AuthenticationResult, RefreshToken: 'refresh' } };
      }
      if (body.AuthParameters.PASSWORD !== 'right') throw new SignInFailure('NotAuthorizedException');
      if (firstSignIn) return { ChallengeName: 'NEW_PASSWORD_REQUIRED', Session: 's', ChallengeParameters: { USER_ID_FOR_SRP: 'id' } };
      return { AuthenticationResult: { ...result().AuthenticationResult, RefreshToken: 'refresh' } };
    },
  };
}

const storage = () => {
  const kept = new Map();
  return { kept, getItem: (name) => kept.get(name) ?? null, setItem: (name, text) => kept.set(name, text), removeItem: (name) => kept.delete(name) };
};

function owner(options) {
  const users = pool(options);
  const world = { time: 0, now: () => world.time, tab: storage(), lasting: storage(), call: (...given) => users.answer(...given) };
  const settings = { endpoint: 'https://idp/', clientId: 'client', ...options };
  return { users, world, settings, session: new Session(settings, world) };
}

test('visitor_shouldReadAPublicGalleryOnly', () => {
  const { session } = owner({ private: 'false' });
  assert.deepEqual([session.mayRead, session.mayWrite], [true, false]);
  assert.equal(owner({ private: 'true' }).session.mayRead, false);
  assert.equal(owner({ private: true }).session.mayRead, false);
});

test('rightPassword_shouldSignIn', async () => {
  const { session, users } = owner();
  assert.equal(await session.signIn('a@b', 'right', false), undefined);
  assert.equal(await session.token(), 'id-1');
  assert.equal(session.mayWrite, true);
  assert.equal(users.calls[0][1].ClientId, 'client');
});

test('wrongPassword_shouldSayWhy', async () => {
  const { session } = owner();
  await assert.rejects(session.signIn('a@b', 'wrong'), { reason: 'NotAuthorizedException' });
  assert.equal(session.signedIn, false);
});

test('firstPassword_shouldBeChanged', async () => {
  const { session, users } = owner({ firstSignIn: true });
  const change = await session.signIn('a@b', 'right');
  assert.equal(session.signedIn, false);
  await assert.rejects(change('short'), { reason: 'InvalidPasswordException' });
  assert.equal(await change('long enough'), undefined);
  assert.equal(session.signedIn, true);
  assert.deepEqual(users.calls.at(-1)[1].ChallengeResponses, { USERNAME: 'id', NEW_PASSWORD: 'long enough' });
});

test('token_shouldBeRenewedOnceBeforeItExpires', async () => {
  const { session, world, users } = owner();
  await session.signIn('a@b', 'right');
  world.time = HOUR - 60_000;
  assert.deepEqual(await Promise.all([session.token(), session.token(), session.token()]), ['id-2', 'id-2', 'id-2']);
  assert.equal(users.calls.length, 2);
});

test('renewedToken_shouldBeRenewableAgain', async () => {
  const { session, world } = owner();
  await session.signIn('a@b', 'right');
  world.time = HOUR;
  await session.token();
  world.time = 2 * HOUR;
  assert.equal(await session.token(), 'id-3');
});

test('renewalRefused_shouldEndTheSession', async () => {
  const { session, world, users } = owner();
  await session.signIn('a@b', 'right');
  users.fault = new SignInFailure('NotAuthorizedException');
  world.time = 2 * HOUR;
  assert.equal(await session.token(), null);
  assert.equal(session.signedIn, false);
});

test('renewalWithoutConnection_shouldNotEndTheSession', async () => {
  const { session, world, users } = owner();
  await session.signIn('a@b', 'right');
  users.fault = new SignInFailure('NoConnection');
  world.time = HOUR - 60_000;
  assert.equal(await session.token(), 'id-1');
  world.time = 2 * HOUR;
  assert.equal(await session.token(), null);
  assert.equal(session.signedIn, true);
});

test('session_shouldLiveInTheTabOnly', async () => {
  const { session, world, settings } = owner();
  await session.signIn('a@b', 'right', false);
  assert.equal(world.lasting.kept.size, 0);
  assert.equal(new Session(settings, world).signedIn, true);
  assert.equal(new Session(settings, { ...world, tab: storage() }).signedIn, false);
});

test('sessionToKeep_shouldOutliveTheTab', async () => {
  const { session, world, settings } = owner();
  await session.signIn('a@b', 'right', true);
  const later = new Session(settings, { ...world, tab: storage() });
  world.time = 2 * HOUR;
  assert.equal(await later.token(), 'id-2');
  assert.equal(world.lasting.kept.size, 1);
});

test('signOut_shouldForgetAndRevoke', async () => {
  const { session, world, users } = owner();
  await session.signIn('a@b', 'right', true);
  await session.signOut();
  assert.deepEqual([world.tab.kept.size, world.lasting.kept.size, session.signedIn], [0, 0, false]);
  assert.deepEqual(users.calls.at(-1), ['RevokeToken', { ClientId: 'client', Token: 'refresh' }]);
});

test('userPool_shouldBeAskedAsCognitoIs', async () => {
  const refusal = '{"__type": "com.amazonaws#UserNotFoundException", "message": "…"}';
  const asked = answering(new Response('{"ok": true}'), new Response(refusal, { status: 400 }));
  const ask = call('http://127.0.0.1:8080/');
  assert.deepEqual(await ask('InitiateAuth', { ClientId: 'c' }), { ok: true });
  assert.deepEqual(asked, [['POST', 'http://127.0.0.1:8080/', {
    'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'AWSCognitoIdentityProviderService.InitiateAuth',
  }, '{"ClientId":"c"}']]);
  await assert.rejects(ask('InitiateAuth', {}), { reason: 'UserNotFoundException' });
  await assert.rejects(ask('InitiateAuth', {}), { reason: 'NoConnection' });
});

test('codeOfThisComputer_shouldSignInForTheTab', async () => {
  const { session, world } = owner({ private: 'true', endpoint: 'http://127.0.0.1:8080/' });
  const traded = [];
  world.trade = async (body) => {
    traded.push(body);
    return { AuthenticationResult: { IdToken: 'id', RefreshToken: 'refresh', ExpiresIn: 3600 } };
  };
  await session.enter('abc-DEF_1');
  assert.deepEqual(traded, [{ ClientId: 'client', Code: 'abc-DEF_1' }]);
  assert.equal(await session.token(), 'id');
  assert.equal(world.tab.kept.size, 1);
  assert.equal(world.lasting.kept.size, 0);
});

test('usedCode_shouldLetNobodyIn', async () => {
  const { session, world } = owner({ private: 'true' });
  world.trade = async () => { throw new SignInFailure('NotAuthorizedException'); };
  await assert.rejects(session.enter('abc'), SignInFailure);
  assert.equal(session.mayRead, false);
});

test('code_shouldGoInTheBodyToTheOwnOriginAndNowhereElse', async () => {
  const asked = answering(new Response('{"AuthenticationResult":{}}'), new Response('{}', { status: 401 }));
  const ask = trade('http://127.0.0.1:8080');
  assert.deepEqual(await ask({ Code: 'abc' }), { AuthenticationResult: {} });
  assert.deepEqual(asked, [['POST', 'http://127.0.0.1:8080/sign-in-code', { 'content-type': 'application/json' }, '{"Code":"abc"}']]);
  await assert.rejects(ask({ Code: 'abc' }), SignInFailure);
});

test('gallery_shouldKnowWhetherItIsOnThisComputer', () => {
  const here = (endpoint) => owner({ endpoint }).session.here;
  for (const own of ['http://127.0.0.1:8080/', 'http://localhost:8080/', 'http://[::1]:8080/']) assert.equal(here(own), true, own);
  for (const other of ['https://cognito-idp.eu-central-1.amazonaws.com/', 'http://127.0.0.1.example/', 'https://localhost.example/']) {
    assert.equal(here(other), false, other);
  }
});
