import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { Api, BASE } from '../site/gallery.js';
import en from '../site/texts-en.js';
import { Uploads } from '../site/uploads.js';

// The cases that the desktop client is tested against too; the file says how they are to be read.
const { answers, cases, photo, random } = JSON.parse(readFileSync(
  new URL('../../shared/src/test/resources/io/contactsheet/shared/api/uploads.json', import.meta.url), 'utf8'));

const content = Buffer.from(photo.content, 'base64');
const STEP = /^(?:pause(?: (\d+))?|(HEAD|GET|PUT) (\S+?)(?: as (\S+?))?)(, cancelled)?(?:: (\S+))?$/;

/** The steps of a case, one after the other, whatever repeats. */
class Script {
  slept = 0;
  #left;

  constructor(steps) {
    this.#left = [...steps];
  }

  next() {
    const [first, ...others] = this.#left;
    if (first?.times) this.#left = [...Array.from({ length: first.times }, () => first.steps).flat(), ...others];
    else if (first?.upTo) this.#left = [...first.steps, first];
    const step = this.#left.shift();
    if (!step) return {};
    const [, pause, method, path, token, cancelled, answer] = STEP.exec(step);
    return { step, pause, method, path, token, cancelled, answer: answers[answer] };
  }

  end() {
    const sums = this.#left.at(-1)?.upTo;
    if (sums) assert.ok(sums[0] <= this.slept && this.slept <= sums[1], `paused for ${this.slept} in all`);
    else assert.deepEqual(this.#left, [], 'never happened');
  }
}

/** The browser and the gallery of one case. What differs is told once, and answered by nobody. */
class World {
  time = Date.parse('2026-01-02T03:04:05Z');
  told = [];
  events = 0;
  tokens = [];

  constructor(random) {
    this.random = () => random;
  }

  begin({ steps, tokens }) {
    this.script = new Script(steps);
    if (tokens) this.tokens = [...tokens];
  }

  #expect(happened, matches) {
    this.events += 1;
    const wanted = this.script.next();
    if (!wanted.step || !matches(wanted)) this.told.push(`${happened} and not ${wanted.step}`);
    if (wanted.cancelled) this.uploads.cancel(this.upload);
    return wanted;
  }

  asked(method, url, token) {
    assert.ok(url.startsWith(BASE.href), url);
    const path = `/${url.slice(BASE.href.length).split('?')[0]}`;
    const { answer } = this.#expect(`${method} ${path} as ${token}`,
      (step) => step.method === method && step.path === path && step.token === token);
    return this.told.length ? answers.bad : answer;
  }

  async wait(milliseconds, signal) {
    this.time += milliseconds;
    this.script.slept += milliseconds;
    this.#expect(`pause ${milliseconds}`, ({ step, method, pause }) => step && !method && Number(pause ?? milliseconds) === milliseconds);
    await new Promise(setImmediate);
    signal.throwIfAborted();
    if (this.told.length) throw new Error(this.told[0]);
  }

  now() {
    return this.time;
  }

  online() {
    return true;
  }

  report(fault) {
    this.told.push(fault.stack);
  }
}

const fetchIn = (world) => async (url, { method, headers = {} }) => {
  const { status, headers: given, body } = world.asked(method ?? 'GET', url, headers.Authorization);
  if (!status) throw new TypeError('Failed to fetch');
  return new Response(body ? Buffer.from(body, 'base64') : null, { status, headers: given });
};

const requestIn = (world) => class {
  upload = {};
  #headers = {};

  open(method, url) {
    Object.assign(this, { method, url });
  }

  setRequestHeader(name, value) {
    this.#headers[name.toLowerCase()] = value;
  }

  getResponseHeader(name) {
    return this.answer.headers?.[name] ?? null;
  }

  abort() {
    this.onabort();
    this.onloadend();
  }

  async send(body) {
    await new Promise(setImmediate);
    const { authorization, ...headers } = this.#headers;
    const sent = { headers, digest: createHash('sha256').update(Buffer.from(body)).digest('hex') };
    try {
      assert.deepEqual(sent, { headers: photo.headers, digest: photo.headers['x-amz-meta-sha256'] });
    } catch (fault) {
      world.report(fault);
    }
    this.upload.onprogress({ loaded: content.length, total: content.length });
    this.upload.onload();
    this.answer = world.asked(this.method, this.url, authorization);
    this.status = this.answer.status;
    this[this.status ? 'onload' : 'onerror']();
    this.onloadend();
  }
};

function file(bytes) {
  const made = new File([bytes > 0 ? new Uint8Array(bytes) : bytes === 0 ? '' : content], photo.name, { type: photo.headers['content-type'] });
  if (bytes < 0) made.arrayBuffer = () => Promise.reject(new DOMException('gone', 'NotFoundError'));
  return made;
}

/** A photo whose thumbnail is late is looked for as long as anything happens. */
async function settled(world, upload) {
  for (let seen = -1, quiet = 0; !upload.done && !world.told.length; quiet += 1) {
    if (seen !== world.events) quiet = 0;
    if (upload.state === 'slow' && quiet > 50) return;
    seen = world.events;
    await new Promise(setImmediate);
  }
}

const outcome = ({ state, key, failure, already, thumbnailError, worthRetrying }, { again }) => {
  if (state === 'failed') return { state, cause: failure.reason, ...(again === undefined ? {} : { again: worthRetrying }) };
  if (state === 'slow') return { state: 'late', key };
  if (state !== 'ready') return { state };
  if (already) return { state: 'already', key };
  return thumbnailError ? { state: 'placeholder', key, error: thumbnailError } : { state: 'thumbnail', key };
};

async function run({ then = [], bytes, ...first }) {
  const world = new World(first.random ?? random);
  globalThis.fetch = fetchIn(world);
  globalThis.XMLHttpRequest = requestIn(world);
  const session = {
    token: async () => world.tokens[0] ?? null,
    renew: async () => world.tokens.length > 1 ? (world.tokens.shift(), world.tokens[0]) : null,
  };
  // A sheet that knows every thumbnail looks for none.
  const photos = { add: () => {}, get: () => ({ version: 'known' }), setThumbnail: () => {} };
  world.uploads = new Uploads(new Api(session), photos, world);
  world.uploads.addEventListener('change', ({ detail }) => { world.upload = detail; });
  for (const part of [first, ...then]) {
    world.begin(part);
    if (part.retry) world.uploads.retry(world.upload);
    else world.uploads.add([file(bytes)], '');
    await settled(world, world.upload);
    assert.deepEqual(world.told, []);
    world.script.end();
    assert.deepEqual(outcome(world.upload, part.end), part.end);
  }
}

for (const each of cases) test(`upload_shouldGoAsWritten: ${each.why}`, () => run(each));

test('everyCause_shouldHaveItsWords', () => {
  const causes = cases.flatMap((each) => [each, ...each.then ?? []]).flatMap(({ end }) => end.cause ?? []);
  assert.ok(causes.length > 10);
  for (const cause of causes) assert.equal(typeof en.failure[cause], 'function', cause);
});
