import assert from 'node:assert/strict';
import test from 'node:test';
import { Fault } from '../site/gallery.js';
import { MAX_BYTES, photoType, Uploads } from '../site/uploads.js';

const photo = (name = 'a.jpg', content = name, type = 'image/jpeg') => new File([content], name, { type });

/** A gallery in memory, with time that passes as soon as somebody waits. */
function gallery(overrides = {}) {
  const stored = new Map();
  const world = {
    time: 0, waits: [], connected: true, reconnect: [], told: [],
    report: (fault) => world.told.push(fault),
    now: () => world.time,
    online: () => world.connected,
    async wait(milliseconds, signal) {
      signal?.throwIfAborted();
      world.waits.push(milliseconds);
      world.time += milliseconds;
      await new Promise(setImmediate);
      signal?.throwIfAborted();
    },
    untilOnline: () => new Promise((resolve) => world.reconnect.push(resolve)),
  };
  const api = {
    puts: 0, atOnce: 0, most: 0, looks: 0,
    async put(key, bytes, headers, { onProgress }) {
      api.puts += 1;
      api.most = Math.max(api.most, api.atOnce += 1);
      onProgress(0.5);
      await new Promise(setImmediate);
      api.atOnce -= 1;
      if (stored.has(key)) return { status: 412 };
      stored.set(key, headers);
      return { status: 200 };
    },
    head: async (route, key) => new Headers(stored.get(key)),
    lookForThumbnail: async () => (api.looks += 1, { version: 'v1', error: null }),
    ...overrides,
  };
  const shown = new Map();
  const photos = { add: (key) => shown.set(key, ''), setThumbnail: (key, version) => shown.set(key, version) };
  const uploads = new Uploads(api, photos, world);
  const states = new Map();
  uploads.addEventListener('change', ({ detail }) => {
    const seen = states.get(detail) ?? states.set(detail, []).get(detail);
    if (seen.at(-1) !== detail.state) seen.push(detail.state);
  });
  const until = async (test) => {
    // Digests are made on other threads: on a busy machine they take their time. Only a hang reaches this bound.
    for (const end = Date.now() + 60_000; Date.now() < end;) {
      if (test()) return;
      await new Promise(setImmediate);
    }
    assert.fail('never happened');
  };
  const send = async (...files) => {
    const added = uploads.add(files, '');
    await until(() => added.every(({ done }) => done));
    return added;
  };
  return { api, world, stored, shown, uploads, states, send, until };
}

/** Answers in this order, then as the gallery does. */
function answering(...answers) {
  const here = gallery();
  const { put } = here.api;
  here.api.put = async (...given) => {
    const answer = answers.shift();
    if (!answer) return put(...given);
    here.api.puts += 1;
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return here;
}

test('twentyPhotos_shouldAllGetTheirThumbnails', async () => {
  const { send, shown, api } = gallery();
  const added = await send(...Array.from({ length: 20 }, (_, i) => photo(`${i}.jpg`)));
  assert.deepEqual(new Set(added.map(({ state }) => state)), new Set(['ready']));
  assert.deepEqual([...shown.values()], Array(20).fill('v1'));
  assert.equal(api.most, 3);
});

test('photo_shouldPassThroughItsStates', async () => {
  const { send, states } = gallery();
  const [upload] = await send(photo());
  assert.deepEqual(states.get(upload), ['waiting', 'reading', 'sending', 'stored', 'ready']);
});

test('photo_shouldCarryItsNameItsTypeAndItsDigest', async () => {
  const { send, stored } = gallery();
  await send(photo('Köln 1.JPG', 'abc'));
  assert.deepEqual(stored.get('Koln-1.jpg'), {
    'Content-Type': 'image/jpeg', 'x-amz-meta-filename': 'K%C3%B6ln%201.JPG',
    'x-amz-meta-sha256': 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  });
});

test('passingFaults_shouldBeTriedAgainWithGrowingPauses', async () => {
  const { send, api, world } = answering({ status: 503 }, { status: 429 }, new Fault(), { status: 409 });
  const [upload] = await send(photo());
  assert.equal(upload.state, 'ready');
  assert.equal(api.puts, 5);
  const [first, , , fourth] = world.waits;
  assert.ok(first <= 500 && fourth >= 2000, String(world.waits));
});

test('retryAfter_shouldBeHonoured', async () => {
  const { send, world } = answering({ status: 429, retryAfter: '7' });
  await send(photo());
  assert.equal(world.waits[0], 7000);
});

test('refusals_shouldFailAtOnceWithTheirReason', async () => {
  for (const [status, reason] of [[413, 'tooLarge'], [401, 'notSignedIn'], [403, 'notSignedIn'], [400, 'refused']]) {
    const { send, api } = answering({ status });
    const [upload] = await send(photo());
    assert.equal(upload.failure.reason, reason);
    assert.equal(api.puts, 1);
  }
});

test('lostConnection_shouldFailInTheEndAndSucceedWhenTriedAgain', async () => {
  const { send, uploads, until } = answering(...Array.from({ length: 8 }, () => new Fault()));
  const [upload] = await send(photo());
  assert.equal(upload.failure.reason, 'noConnection');
  uploads.retry(upload);
  await until(() => upload.state === 'ready');
});

test('busyGallery_shouldFailInTheEndAsBusy', async () => {
  const { send } = answering(...Array.from({ length: 8 }, () => ({ status: 503 })));
  assert.equal((await send(photo()))[0].failure.reason, 'busy');
});

test('offline_shouldWaitForTheConnectionHoweverLong', async () => {
  const { uploads, until, world, api } = answering(...Array.from({ length: 30 }, () => new Fault()));
  world.connected = false;
  const [upload] = uploads.add([photo()], '');
  for (let i = 0; i < 30; i += 1) {
    await until(() => world.reconnect.length);
    assert.equal(upload.state, 'offline');
    world.reconnect.pop()();
  }
  await until(() => upload.state === 'ready');
  assert.equal(api.puts, 31);
});

test('sameContentUnderTheName_shouldBeAlreadyThere', async () => {
  const { send, stored } = gallery();
  await send(photo('a.jpg', 'same'));
  const [again] = await send(photo('a.jpg', 'same'));
  assert.equal(again.state, 'ready');
  assert.equal(again.already, true);
  assert.deepEqual([...stored.keys()], ['a.jpg']);
});

test('answerThatWasLost_shouldNotCountAsAlreadyThere', async () => {
  const here = gallery();
  const { put } = here.api;
  here.api.put = async (...given) => {
    await put(...given);
    here.api.put = put;
    throw new Fault();
  };
  const [upload] = await here.send(photo());
  assert.equal(upload.state, 'ready');
  assert.equal(upload.already, false);
  assert.deepEqual([...here.stored.keys()], ['a.jpg']);
});

test('otherContentUnderTheName_shouldGoUpBesideIt', async () => {
  const { send, stored } = gallery();
  await send(photo('a.jpg', 'one'));
  const [other] = await send(photo('a.jpg', 'two'));
  assert.equal(other.renamed, true);
  assert.match(other.key, /^a-[0-9a-f]{8}\.jpg$/);
  assert.equal(stored.size, 2);
});

test('otherNameWhoseKeyIsTheSame_shouldNotBeSaidToBeTaken', async () => {
  const { send, stored } = gallery();
  await send(photo('é.jpg', 'one'));
  const [other] = await send(photo('e.jpg', 'two'));
  assert.equal(other.renamed, false);
  assert.match(other.key, /^e-[0-9a-f]{8}\.jpg$/);
  assert.equal(stored.size, 2);
});

test('somebodyElsesAnswer_shouldNotCountAsStored', async () => {
  const { send, stored } = answering(...Array.from({ length: 8 }, () => new Fault(200)));
  const [upload] = await send(photo());
  assert.equal(upload.failure.reason, 'strange');
  assert.equal(stored.size, 0);
});

test('faultThatNobodyExpected_shouldBeTold', async () => {
  const fault = new TypeError('nobody expected this');
  const { send, world } = gallery({ head: async () => { throw fault; }, put: async () => ({ status: 412 }) });
  const [upload] = await send(photo());
  assert.equal(upload.failure.reason, 'unknown');
  assert.deepEqual(world.told, [fault]);
});

test('everyNameTaken_shouldFailAndOverwriteNothing', async () => {
  const { send } = gallery({ put: async () => ({ status: 412 }), head: async () => new Headers({ 'x-amz-meta-sha256': 'other' }) });
  assert.equal((await send(photo()))[0].failure.reason, 'nameTaken');
});

test('fileThatIsNoPhoto_shouldNotBeSent', async () => {
  const { send, api } = gallery();
  const added = await send(photo('a.txt', '', 'text/plain'), photo('a', '', ''), photo('a.svg', '', 'image/svg+xml'));
  assert.deepEqual(added.map(({ failure }) => failure.reason), ['notAPicture', 'notAPicture', 'notAPicture']);
  assert.equal(api.puts, 0);
});

test('typeUnknownToTheBrowser_shouldComeFromTheName', () => {
  assert.equal(photoType(photo('IMG_1.HEIC', '', '')), 'image/heic');
  assert.equal(photoType(photo('a.png', '', 'image/png')), 'image/png');
});

test('fileThatIsTooLarge_shouldNotBeSent', async () => {
  const { send, api } = gallery();
  const [whole] = await send(photo('a.jpg', new Uint8Array(MAX_BYTES)));
  assert.equal(whole.state, 'ready');
  const [more] = await send(photo('b.jpg', new Uint8Array(MAX_BYTES + 1)));
  assert.equal(more.failure.reason, 'tooLarge');
  assert.equal(api.puts, 1);
});

test('fileThatIsGone_shouldSaySo', async () => {
  const { send } = gallery();
  const file = photo();
  file.arrayBuffer = () => Promise.reject(new DOMException('gone', 'NotFoundError'));
  assert.equal((await send(file))[0].failure.reason, 'unreadable');
});

test('cancelledPhoto_shouldNotGoOnAndCanBeTriedAgain', async () => {
  const { uploads, until, stored } = gallery();
  const added = uploads.add(Array.from({ length: 6 }, (_, i) => photo(`${i}.jpg`)), '');
  uploads.cancel(added[5]);
  await until(() => added.every(({ done }) => done));
  assert.equal(stored.has('5.jpg'), false);
  uploads.retry(added[5]);
  await until(() => added[5].state === 'ready');
});

test('photoCancelledInAPause_shouldStopTrying', async () => {
  const { uploads, until, api } = answering(...Array.from({ length: 3 }, () => ({ status: 503 })));
  const [upload] = uploads.add([photo()], '');
  await until(() => upload.state === 'retrying');
  uploads.cancel(upload);
  const puts = api.puts;
  for (let i = 0; i < 20; i += 1) await new Promise(setImmediate);
  assert.equal(upload.state, 'cancelled');
  assert.equal(api.puts, puts);
});

test('thumbnail_shouldBeLookedForWithGrowingPauses', async () => {
  let looks = 0;
  const { send, world } = gallery({ lookForThumbnail: async () => (looks += 1) > 6 && { version: 'v', error: null } });
  await send(photo());
  assert.ok(world.waits[0] <= 300, String(world.waits));
  assert.ok(world.waits[5] > 1000 && Math.max(...world.waits) <= 6000, String(world.waits));
});

test('slowThumbnail_shouldBeSaidAndStillAppear', async () => {
  const here = gallery({ lookForThumbnail: async () => here.world.time > 300_000 && { version: 'v', error: null } });
  const [upload] = await here.send(photo());
  assert.ok(here.states.get(upload).includes('slow'));
  assert.equal(upload.state, 'ready');
});

test('faultWhileLooking_shouldNotEndTheLooking', async () => {
  const faults = [new Fault(503, '9'), new Fault()];
  const { send, world } = gallery({ lookForThumbnail: async () => {
    if (faults.length) throw faults.shift();
    return { version: 'v', error: null };
  } });
  assert.equal((await send(photo()))[0].state, 'ready');
  assert.equal(world.waits[1], 9000);
});

test('placeholder_shouldCarryItsReason', async () => {
  const { send } = gallery({ lookForThumbnail: async () => ({ version: 'v', error: 'corrupt' }) });
  assert.equal((await send(photo()))[0].thumbnailError, 'corrupt');
});
