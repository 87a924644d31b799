// Photos on their way into the gallery. Nothing here touches the page.
import { backoff, lookAgain, pause } from './api.js';
import { encodeName, photoKey, withDigest } from './photo-key.js';

/** API Gateway takes no larger body. */
export const MAX_BYTES = 10 * 1024 * 1024;
const AT_ONCE = 3;
const TRIES = 8;
const GIVE_UP_LOOKING = 3_600_000;
const HOPELESS = ['notAPicture', 'tooLarge', 'nameTaken'];
const RAW = /\.(arw|avif|cr[23]|dng|hei[cf]|jxl|nef|orf|psd|raf|rw2|tiff?)$/i;

export class UploadFailure extends Error {
  constructor(reason, status) {
    super(reason);
    this.reason = reason;
    this.status = status;
  }
}

export function photoType(file) {
  // A drawing may hold scripts, which a gallery has no business to serve.
  if (file.type === 'image/svg+xml') return undefined;
  if (file.type.startsWith('image/')) return file.type;
  const [, ending] = RAW.exec(file.name) ?? [];
  return file.type || !ending ? undefined : `image/${ending.toLowerCase().replace(/^tif$/, 'tiff')}`;
}

export class Upload {
  constructor(file, album) {
    this.file = file;
    this.album = album;
    this.sentBefore = false;
    this.restart();
  }

  get worthRetrying() {
    return this.state === 'cancelled' || (this.state === 'failed' && !HOPELESS.includes(this.failure.reason));
  }

  get done() {
    return ['ready', 'failed', 'cancelled'].includes(this.state);
  }

  get underWay() {
    return ['waiting', 'reading', 'sending', 'retrying', 'offline'].includes(this.state);
  }

  restart() {
    this.state = 'waiting';
    this.progress = 0;
    this.key = null;
    this.failure = null;
    this.already = false;
    this.renamed = false;
    this.thumbnailError = null;
    this.stop = new AbortController();
  }
}

export class Uploads extends EventTarget {
  #running = 0;

  constructor(api, photos, world = browser) {
    super();
    this.api = api;
    this.photos = photos;
    this.world = world;
    this.all = [];
  }

  add(files, album) {
    const added = Array.from(files, (file) => new Upload(file, album));
    this.all.push(...added);
    added.forEach((upload) => this.#tell(upload));
    this.#next();
    return added;
  }

  cancel(upload) {
    if (upload.done || upload.state === 'stored' || upload.state === 'slow') return;
    upload.stop.abort();
    this.#set(upload, { state: 'cancelled' });
  }

  retry(upload) {
    if (!upload.worthRetrying) return;
    upload.restart();
    this.#tell(upload);
    this.#next();
  }

  clear() {
    this.all = this.all.filter((upload) => !upload.done);
  }

  #next() {
    while (this.#running < AT_ONCE) {
      const upload = this.all.find(({ state }) => state === 'waiting');
      if (!upload) return;
      this.#running += 1;
      this.#run(upload).finally(() => {
        this.#running -= 1;
        this.#next();
      });
    }
  }

  async #run(upload) {
    const { signal } = upload.stop;
    const set = (changes) => signal.aborted || this.#set(upload, changes);
    try {
      set({ state: 'reading' });
      await this.#store(upload, signal, set);
      this.photos.add(upload.key, upload.file.size, this.world.now());
      set({ state: 'stored', progress: 1 });
      this.#awaitThumbnail(upload, signal, set);
    } catch (fault) {
      set({ state: 'failed', failure: fault instanceof UploadFailure ? fault : new UploadFailure('unknown') });
    }
  }

  async #store(upload, signal, set) {
    const { file } = upload;
    const type = photoType(file);
    if (!type) throw new UploadFailure('notAPicture');
    if (file.size > MAX_BYTES) throw new UploadFailure('tooLarge');
    const { bytes, digest } = await read(file);
    const headers = { 'Content-Type': type, 'x-amz-meta-filename': encodeName(file.name) };
    if (digest) headers['x-amz-meta-sha256'] = digest;
    const plain = photoKey(file.name, upload.album);
    for (const key of digest ? [plain, withDigest(plain, digest)] : [plain]) {
      upload.key = key;
      upload.renamed = key !== plain;
      if (await this.#put(upload, bytes, headers, signal, set)) return;
      // Taken by the same content, perhaps: by a try of ours whose answer was lost.
      const there = await this.#persist(() => this.api.headPhoto(key, signal), signal, set);
      if (digest && there.get('x-amz-meta-sha256') === digest) {
        upload.already = !upload.sentBefore;
        return;
      }
    }
    throw new UploadFailure('nameTaken');
  }

  async #put(upload, bytes, headers, signal, set) {
    return this.#persist(async () => {
      set({ state: 'sending', progress: 0 });
      try {
        const onProgress = (progress) => set({ progress });
        const { status, retryAfter } = await this.api.put(upload.key, bytes, headers, { signal, onProgress });
        if (status < 300) return true;
        if (status === 412) return false;
        throw Object.assign(new UploadFailure(reasonOf(status), status), {
          passing: status === 429 || status === 409 || status >= 500,
          retryAfter,
        });
      } catch (fault) {
        // The answer may be lost, the photo not.
        upload.sentBefore = true;
        throw fault;
      }
    }, signal, set);
  }

  async #persist(attempt, signal, set) {
    for (let tries = 0; ; tries += 1) {
      signal.throwIfAborted();
      try {
        return await attempt();
      } catch (fault) {
        signal.throwIfAborted();
        if (!fault.passing) throw fault instanceof UploadFailure ? fault : new UploadFailure(reasonOf(fault.status), fault.status);
        if (tries + 1 >= TRIES) throw new UploadFailure(fault.status ? 'busy' : 'noConnection', fault.status);
        if (!this.world.online()) {
          set({ state: 'offline' });
          await this.world.untilOnline(signal);
          tries = -1;
        } else {
          set({ state: 'retrying' });
          await this.world.wait(backoff(tries, fault.retryAfter), signal);
        }
      }
    }
  }

  async #awaitThumbnail(upload, signal, set) {
    const began = this.world.now();
    let retryAfter;
    for (let look = 0; ; look += 1) {
      const elapsed = this.world.now() - began;
      if (elapsed > GIVE_UP_LOOKING) return;
      if (elapsed > 60_000) set({ state: 'slow' });
      await this.world.wait(lookAgain(look, elapsed, retryAfter), signal);
      try {
        retryAfter = null;
        const thumbnail = await this.api.lookForThumbnail(upload.key, signal);
        if (thumbnail) {
          this.photos.setThumbnail(upload.key, thumbnail.version, thumbnail.error);
          set({ state: 'ready', thumbnailError: thumbnail.error });
          return;
        }
      } catch (fault) {
        if (signal.aborted) return;
        retryAfter = fault.retryAfter;
      }
    }
  }

  #set(upload, changes) {
    Object.assign(upload, changes);
    this.#tell(upload);
  }

  #tell(upload) {
    this.dispatchEvent(new CustomEvent('change', { detail: upload }));
  }
}

async function read(file) {
  try {
    const bytes = await file.arrayBuffer();
    // Only pages from a secure address may make digests.
    const hash = globalThis.crypto?.subtle && new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    return { bytes, digest: hash && Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('') };
  } catch {
    throw new UploadFailure('unreadable');
  }
}

function reasonOf(status) {
  if (status === 401 || status === 403) return 'notSignedIn';
  if (status === 413) return 'tooLarge';
  return status ? 'refused' : 'unknown';
}

const browser = {
  wait: pause,
  now: () => Date.now(),
  online: () => navigator.onLine,
  untilOnline: (signal) => new Promise((resolve, reject) => {
    addEventListener('online', resolve, { once: true, signal });
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  }),
};

// ---- Photos of others, listed before their thumbnails

const YOUNG = 600_000;
const LOOKS = 12;
let watching = null;

export async function watch({ api, photos }) {
  watching?.abort();
  watching = new AbortController();
  const { signal } = watching;
  const missing = photos.view('').filter(({ version, time }) => !version && Date.now() - time < YOUNG).slice(0, 200);
  const lane = async () => {
    for (let entry = missing.pop(); entry && !signal.aborted; entry = missing.pop()) await look(api, photos, entry, signal);
  };
  await Promise.all(Array.from({ length: 2 * AT_ONCE }, lane));
}

async function look(api, photos, entry, signal) {
  for (let looks = 0; looks < LOOKS && !entry.version && photos.get(entry.key); looks += 1) {
    try {
      const thumbnail = await api.lookForThumbnail(entry.key, signal);
      if (thumbnail) return photos.setThumbnail(entry.key, thumbnail.version, thumbnail.error);
      await pause(lookAgain(looks, 0), signal);
    } catch {
      return;
    }
  }
}
