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
    random: () => 0.5,
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
    transfer: () => new Promise(setImmediate),
    async put(key, bytes, headers, { onProgress, onSent }) {
      api.puts += 1;
      api.most = Math.max(api.most, api.atOnce += 1);
      onProgress(0.5);
      onSent();
      await api.transfer();
      api.atOnce -= 1;
      if (stored.has(key)) return { status: 412 };
      stored.set(key, headers);
      return { status: 200 };
    },
    async head(route, key) {
      if (!stored.has(key)) throw new Fault(404);
      return new Headers(stored.get(key));
    },
    lookForThumbnail: async () => (api.looks += 1, { version: 'v1', error: null }),
    ...overrides,
  };
  const shown = new Map();
  const photos = {
    add: (key) => shown.set(key, shown.get(key) ?? ''),
    get: (key) => ({ key, version: shown.get(key) }),
    setThumbnail: (key, version) => shown.set(key, version),
  };
  const uploads = new Uploads(api, photos, world);
  const states = new Map();
  uploads.addEventListener('change', ({ detail }) => {
    const seen = states.get(detail) ?? states.set(detail, []).get(detail);
    if (seen.at(-1) !== detail.state) seen.push(detail.state);
  });
  // Digests are made on other threads, which on a busy machine take any time; of a hang the runner's bound tells.
  const until = async (test) => {
    while (!test()) await new Promise(setImmediate);
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
  const { uploads, send, shown, api, until } = gallery();
  // However far apart their digests come, those that have begun are on their way together.
  const begun = () => uploads.all.filter(({ state }) => state === 'reading' || state === 'sending').length;
  api.transfer = () => until(() => api.atOnce === begun());
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
    'content-type': 'image/jpeg', 'x-amz-meta-filename': 'K%C3%B6ln%201.JPG',
    'x-amz-meta-sha256': 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  });
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

test('faultThatNobodyExpected_shouldBeTold', async () => {
  const fault = new TypeError('nobody expected this');
  const { send, world } = gallery({ head: async () => { throw fault; }, put: async () => ({ status: 412 }) });
  const [upload] = await send(photo());
  assert.equal(upload.failure.reason, 'unknown');
  assert.deepEqual(world.told, [fault]);
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

test('cancelledPhoto_shouldNotGoOnAndCanBeTriedAgain', async () => {
  const { uploads, until, stored } = gallery();
  const added = uploads.add(Array.from({ length: 6 }, (_, i) => photo(`${i}.jpg`)), '');
  uploads.cancel(added[5]);
  await until(() => added.every(({ done }) => done));
  assert.equal(stored.has('5.jpg'), false);
  uploads.retry(added[5]);
  await until(() => added[5].state === 'ready');
});

test('slowThumbnail_shouldBeSaidAndStillAppear', async () => {
  const here = gallery({ lookForThumbnail: async () => here.world.time > 300_000 && { version: 'v', error: null } });
  const [upload] = await here.send(photo());
  assert.ok(here.states.get(upload).includes('slow'));
  assert.equal(upload.state, 'ready');
});

test('thumbnailInAQueue_shouldNotBeSlowWhileOthersStillCome', async () => {
  const here = gallery();
  const { wait } = here.world;
  // Time passes only when all are in the gallery, however far apart their digests come.
  here.world.wait = async (...given) => {
    await here.until(() => here.stored.size === 3);
    await wait(...given);
  };
  // The last one comes after two minutes.
  here.api.lookForThumbnail = async (key) => here.world.time >= 40_000 * (1 + Number(key[0])) && { version: 'v', error: null };
  const added = await here.send(...Array.from({ length: 3 }, (_, i) => photo(`${i}.jpg`)));
  assert.ok(here.world.time >= 120_000, String(here.world.time));
  assert.equal(here.states.get(added[2]).includes('slow'), false);
});

test('thumbnailOfAPhotoThatWasThereBefore_shouldBeLookedForOnlyWhereTheSheetLacksIt', async () => {
  const { send, api, shown } = gallery();
  await send(photo('a.jpg', 'same'));
  await send(photo('a.jpg', 'same'));
  assert.equal(api.looks, 1);
  shown.delete('a.jpg');
  await send(photo('a.jpg', 'same'));
  assert.equal(api.looks, 2);
  assert.equal(shown.get('a.jpg'), 'v1');
});
