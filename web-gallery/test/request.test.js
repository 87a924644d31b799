import assert from 'node:assert/strict';
import test, { afterEach, mock } from 'node:test';
import { Api, ask, Fault, givenName } from '../site/gallery.js';

const real = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = real;
  mock.timers.reset();
});

/** As fetch: ends with its signal. */
const silent = ({ signal }) => new Promise((resolve, reject) => {
  signal.addEventListener('abort', () => reject(signal.reason));
});

const api = (answer) => {
  globalThis.fetch = async () => answer;
  return new Api({ token: async () => null });
};

test('silence_shouldBeGivenUp', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  globalThis.fetch = (url, options) => silent(options);
  const asking = assert.rejects(ask('x:'), { kind: 'noConnection', passing: true });
  mock.timers.tick(20_000);
  await asking;
});

test('answerThatBeginsAndDoesNotGoOn_shouldBeGivenUp', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  globalThis.fetch = async (url, { signal }) => new Response(new ReadableStream({
    start: (stream) => {
      stream.enqueue(new Uint8Array(5));
      signal.addEventListener('abort', () => stream.error(signal.reason));
    },
  }));
  let asking;
  await new Promise((begun) => { asking = assert.rejects(ask('x:', { onProgress: begun }), Fault); });
  mock.timers.tick(20_000);
  await asking;
});

test('answerThatDrips_shouldBeWaitedForAsLongAsItComes', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  let stream;
  let come;
  globalThis.fetch = async (url, { signal }) => new Response(new ReadableStream({
    start: (made) => {
      stream = made;
      signal.addEventListener('abort', () => stream.error(signal.reason));
    },
  }));
  const asking = ask('x:', { onProgress: () => come() });
  for (let i = 0; i < 5; i += 1) {
    mock.timers.tick(15_000);
    await new Promise((resolve) => {
      come = resolve;
      stream.enqueue(new TextEncoder().encode(`${i}`));
    });
  }
  stream.close();
  assert.equal(await (await asking).text(), '01234');
});

test('requestThatIsNoLongerWanted_shouldEndAsItsSignalSays', async () => {
  globalThis.fetch = (url, options) => silent(options);
  const stop = new AbortController();
  const asking = assert.rejects(ask('x:', { signal: stop.signal }), { name: 'AbortError' });
  stop.abort();
  await asking;
  await assert.rejects(ask('x:', { signal: stop.signal }), { name: 'AbortError' });
});

test('lostConnection_shouldBeAFault', async () => {
  globalThis.fetch = async () => { throw new TypeError('Failed to fetch'); };
  await assert.rejects(ask('x:'), { kind: 'noConnection' });
});

test('answerWithoutContent_shouldBeWhole', async () => {
  globalThis.fetch = async () => new Response(null, { status: 204 });
  assert.equal((await ask('x:')).status, 204);
});

test('answerOfSomebodyElse_shouldBeNoPhoto', async () => {
  const portal = () => new Response('<html>Wi-Fi login</html>', { headers: { 'Content-Type': 'text/html' } });
  await assert.rejects(api(portal()).object('photos', 'a.jpg'), { kind: 'strange' });
  await assert.rejects(api(portal()).lookForThumbnail('a.jpg'), { kind: 'strange' });
  await assert.rejects(api(portal()).delete('a.jpg'), { kind: 'strange' });
  await api(new Response(null, { status: 204 })).delete('a.jpg');
});

const named = (name) => givenName(new Headers({ 'x-amz-meta-filename': name }));

test('givenName_shouldBeReadAsTextWhateverItHolds', () => {
  assert.equal(named('%E6%9D%B1%E4%BA%AC%E3%81%AE%E5%A4%8F.jpg'), '東京の夏.jpg');
  assert.equal(named('100%.jpg'), '100%.jpg');
  assert.equal(named('%3Cimg%20src%3Dx%3E.jpg'), '<img src=x>.jpg');
  assert.equal(named('a%00b%0D%0Ac%7F.jpg'), 'abc.jpg');
  assert.equal(named('%E2%80%AEgpj.exe'), 'gpj.exe');
  assert.equal(named('x'.repeat(2000)).length, 255);
  for (const none of ['', '%20', '%E2%80%8F']) assert.equal(named(none), null);
  assert.equal(givenName(new Headers()), null);
});
