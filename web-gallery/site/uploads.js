// Photos on their way into the gallery, and the list that shows them.
import { backoff, Fault, givenName, lookAgain, pause, watchOne } from './gallery.js';
import { h, icon, iconButton, toPhoto } from './page.js';
import { albumOf, encodeName, photoKey, sha256, withDigest } from './photo-key.js';

/** API Gateway takes no larger body. */
export const MAX_BYTES = 10 * 1024 * 1024;
const AT_ONCE = 3;
const TRIES = 8;
/** The plain name, and with the digest behind it; more are taken only where digests clash. */
const NAMES = 5;
/** The gallery can do nothing of the kind for anybody just now, and has done nothing. */
const FOR_ALL = [429, 503, 507];
const PATIENCE = 1_800_000;
const LATE = 60_000;
const GIVE_UP_LOOKING = 3_600_000;
const ON_ITS_WAY = ['waiting', 'reading', 'sending', 'retrying', 'offline'];
const HOPELESS = ['notAPicture', 'tooLarge', 'nameTaken', 'empty'];
const ANNOUNCE = 1500;
const FAILED = ({ state, worthRetrying }) => state === 'failed' && worthRetrying;
const UNDER_WAY = ({ underWay }) => underWay;
const RAW = /\.(arw|avif|cr[23]|dng|hei[cf]|jxl|nef|orf|psd|raf|rw2|tiff?)$/i;

export class UploadFailure extends Error {
  constructor(reason, status) {
    super(reason);
    Object.assign(this, { reason, status });
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
    Object.assign(this, { file, album, sentBefore: false });
    this.restart();
  }

  get worthRetrying() {
    return this.state === 'cancelled' || (this.state === 'failed' && !HOPELESS.includes(this.failure.reason));
  }

  get done() {
    return ['ready', 'failed', 'cancelled'].includes(this.state);
  }

  get underWay() {
    return ON_ITS_WAY.includes(this.state);
  }

  restart() {
    Object.assign(this, {
      state: 'waiting', progress: 0, key: null, failure: null, already: false, renamed: false, thumbnailError: null,
      committed: false, unwanted: false, stop: new AbortController(),
    });
  }
}

/** When a photo is tried again, and when that has gone on for long enough. */
class Retries {
  #failures = 0;
  #counted = 0;
  #first;
  #answers;

  constructor(outage, world) {
    Object.assign(this, { outage, world });
    this.#answers = outage.answers;
  }

  /**
   * How long to wait; undefined to give up. A gallery that is away or busy for all is given the whole patience, counted
   * from the first photo that saw it; any other fault may lie in the photo.
   */
  after({ status, retryAfter }) {
    const { outage, world } = this;
    const rest = backoff(this.#failures, retryAfter, world.random);
    this.#failures += 1;
    const now = world.now();
    this.#first ??= now;
    outage.since ??= now;
    if (now + rest > Math.min(outage.since, this.#first) + PATIENCE) return undefined;
    const silent = outage.answers === this.#answers;
    this.#answers = outage.answers;
    const forAll = status ? FOR_ALL.includes(status) : silent;
    return forAll || this.#again() ? rest : undefined;
  }

  #again() {
    return (this.#counted += 1) < TRIES;
  }
}

export class Uploads extends EventTarget {
  #running = 0;
  /** Since when the gallery has not been working for any photo, and how often it has done what it was asked to. */
  #outage = { since: null, answers: 0 };
  #lastThumbnail = -Infinity;

  constructor(api, photos, world = browser) {
    super();
    Object.assign(this, { api, photos, world, all: [] });
  }

  add(files, album) {
    const added = Array.from(files, (file) => new Upload(file, album));
    this.all.push(...added);
    added.forEach((upload) => this.#tell(upload));
    this.#next();
    return added;
  }

  /** After its last byte only the gallery's answer counts; if that is lost, nobody knows. */
  cancel(upload) {
    if (!upload.underWay) return;
    upload.unwanted = true;
    if (upload.committed) return;
    upload.stop.abort();
    this.#set(upload, upload.sentBefore ? { state: 'failed', failure: new UploadFailure('answerUnknown') } : { state: 'cancelled' });
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
      this.photos.add(upload.key, upload.file.size, this.world.now(), upload.file.name);
      // The sheet looks for the thumbnail of what was there before.
      if (upload.already) watchOne(this.api, this.photos, upload.key);
      set({ state: upload.already ? 'ready' : 'stored', progress: 1 });
      if (!upload.already) this.#awaitThumbnail(upload, signal, set);
    } catch (fault) {
      if (signal.aborted) return;
      const known = fault instanceof UploadFailure;
      if (!known) this.world.report(fault);
      set({ state: 'failed', failure: known ? fault : new UploadFailure('unknown') });
    }
  }

  /** Tries until the photo is in the gallery, or there is no point in going on. */
  async #store(upload, signal, set) {
    const photo = await prepared(upload);
    for (let retries = this.#retries(); ;) {
      try {
        signal.throwIfAborted();
        return await this.#place(upload, photo, signal, set);
      } catch (fault) {
        signal.throwIfAborted();
        if (!(fault instanceof Fault)) throw fault;
        this.#heed(upload);
        if (!fault.passing) throw new UploadFailure(reasonOf(fault.status), fault.status);
        if (this.world.online()) {
          const rest = retries.after(fault);
          if (rest === undefined) throw new UploadFailure(fault.status === 507 ? 'full' : fault.kind, fault.status);
          set({ state: 'retrying' });
          await this.world.wait(rest, signal);
        } else {
          set({ state: 'offline' });
          await this.world.untilOnline(signal);
          this.#outage.since = null;
          retries = this.#retries();
        }
      }
    }
  }

  #retries() {
    return new Retries(this.#outage, this.world);
  }

  /** Looks under the photo's name first: nothing is sent that is there already. */
  async #place(upload, photo, signal, set) {
    const { file } = upload;
    upload.key = photo.key;
    for (let names = 0; names < NAMES; names += 1) {
      let there = await this.#look(upload, signal);
      if (!there) {
        if (await this.#put(upload, photo, signal, set)) return;
        this.#heed(upload);
        there = await this.#look(upload, signal);
      }
      if (there && await this.#isSame(upload.key, there, photo, signal)) {
        // After a lost answer it was most likely this upload that stored it.
        upload.already = !upload.sentBefore;
        return;
      }
      // Keys of different names may be alike: those of names in other scripts, say. Nothing may be there under a name
      // that is taken: on a disk that ignores case it is another photo's.
      upload.renamed = Boolean(there) && givenName(there) === file.name;
      upload.key = withDigest(upload.key, photo.digest);
    }
    throw new UploadFailure('nameTaken');
  }

  /** What is under the key; nothing if that is free. */
  async #look({ key }, signal) {
    try {
      return this.#answered(await this.api.head('photos', key, signal));
    } catch (fault) {
      if (fault.status !== 404) throw fault;
      return this.#answered();
    }
  }

  #answered(answer) {
    this.#outage.since = null;
    this.#outage.answers += 1;
    return answer;
  }

  async #isSame(key, there, { bytes, digest }, signal) {
    const length = there.get('x-amzn-Remapped-Content-Length') || there.get('Content-Length');
    if (length > 0 && Number(length) !== bytes.byteLength) return false;
    const known = there.get('x-amz-meta-sha256')?.toLowerCase();
    if (/^[0-9a-f]{64}$/.test(known)) return known === digest;
    // Stored by another program, which gave no digest.
    try {
      return await digestOf(await (await this.api.object('photos', key, { cache: 'no-store', signal })).arrayBuffer()) === digest;
    } catch (fault) {
      if (fault.status !== 404) throw fault;
      return false;
    }
  }

  /** @return false if there is a photo under this key meanwhile */
  async #put(upload, { bytes, headers }, signal, set) {
    set({ state: 'sending', progress: 0 });
    try {
      const { status, retryAfter } = await this.api.put(upload.key, bytes, headers, {
        signal,
        onProgress: (progress) => set({ progress }),
        onSent: () => { upload.committed = true; },
      });
      if (status !== 200 && status !== 412) throw new Fault(status, retryAfter);
      this.#answered();
      return status === 200;
    } catch (fault) {
      // The answer may be lost, the photo not.
      const { status } = fault;
      if (upload.committed && (!status || fault.strange || (status >= 500 && !FOR_ALL.includes(status)))) upload.sentBefore = true;
      throw fault;
    } finally {
      upload.committed = false;
    }
  }

  /** Given up while only the answer counted, and the answer is not that it is stored. */
  #heed(upload) {
    if (!upload.unwanted) return;
    this.cancel(upload);
    upload.stop.signal.throwIfAborted();
  }

  async #awaitThumbnail(upload, signal, set) {
    const began = this.world.now();
    let retryAfter;
    for (let look = 0; ; look += 1) {
      const elapsed = this.world.now() - began;
      const rest = lookAgain(look, upload.state === 'slow' ? elapsed : 0, retryAfter, this.world.random);
      if (elapsed + rest > GIVE_UP_LOOKING) return set({ state: 'slow' });
      await this.world.wait(rest, signal);
      try {
        retryAfter = null;
        const thumbnail = await this.api.lookForThumbnail(upload.key, signal);
        if (thumbnail) {
          this.#lastThumbnail = this.world.now();
          this.photos.setThumbnail(upload.key, thumbnail.version, thumbnail.error);
          set({ state: 'ready', thumbnailError: thumbnail.error });
          return;
        }
      } catch (fault) {
        if (signal.aborted) return;
        retryAfter = fault.retryAfter;
      }
      // While others of many still come, this one is in a queue: only a standstill is unusual.
      if (this.world.now() - Math.max(began, this.#lastThumbnail) >= LATE) set({ state: 'slow' });
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

/** What goes up of a file. */
async function prepared({ file, album }) {
  const type = photoType(file);
  if (!type) throw new UploadFailure('notAPicture');
  if (!file.size) throw new UploadFailure('empty');
  if (file.size > MAX_BYTES) throw new UploadFailure('tooLarge');
  const bytes = await file.arrayBuffer().catch(() => {
    throw new UploadFailure('unreadable');
  });
  const digest = await digestOf(bytes);
  const headers = { 'content-type': type, 'x-amz-meta-filename': encodeName(file.name), 'x-amz-meta-sha256': digest };
  return { key: photoKey(file.name, album, type), bytes, digest, headers };
}

async function digestOf(bytes) {
  // Browsers make digests for pages from a secure address alone.
  if (!globalThis.crypto?.subtle) return sha256(new Uint8Array(bytes));
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function reasonOf(status) {
  if (status === 401 || status === 403) return 'notSignedIn';
  if (status === 413) return 'tooLarge';
  return 'refused';
}

const browser = {
  wait: pause,
  random: Math.random,
  now: () => Date.now(),
  report: (fault) => reportError(fault),
  online: () => navigator.onLine,
  untilOnline: (signal) => new Promise((resolve, reject) => {
    addEventListener('online', resolve, { once: true, signal });
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  }),
};

// ---- The list

export class UploadPanel {
  #rows = new Map();
  #announcing = null;
  #failed = [];

  constructor(gallery) {
    Object.assign(this, { gallery, texts: gallery.texts, uploads: new Uploads(gallery.api, gallery.photos) });
    this.uploads.addEventListener('change', ({ detail }) => this.#show(detail));
    addEventListener('beforeunload', (event) => {
      if (this.uploads.all.some(UNDER_WAY)) event.preventDefault();
    });
    this.#build();
  }

  /** @param found files, each with the folder inside which it was found */
  add(found) {
    this.panel.hidden = false;
    this.panel.querySelector('details').open = true;
    const { albums } = this.gallery;
    const open = this.gallery.album();
    for (const { file, folder } of found) this.uploads.add([file], folder ? albums.named(open, folder, albumOf) : open);
  }

  #build() {
    const { texts } = this;
    this.list = h('ul', { role: 'list', id: 'upload-list', tabindex: 0, 'aria-label': texts.uploads });
    this.title = h('h2');
    this.bar = h('progress', { max: 1, value: 0, 'aria-label': texts.uploads });
    this.heard = h('p', { class: 'heard', role: 'status' });
    this.alarm = h('p', { class: 'heard', role: 'alert' });
    this.fold = h('summary', {}, this.title, icon('down'));
    this.closer = iconButton('close', texts.clear, () => this.#close(), 'corner');
    this.retryAll = h('button', { class: 'quiet', onclick: () => this.#each(FAILED, 'retry') }, texts.retryAll);
    this.cancelAll = h('button', { class: 'quiet', onclick: () => this.#each(UNDER_WAY, 'cancel') }, texts.cancelAll);
    this.panel = h('section', { class: 'uploads', id: 'uploads', 'aria-label': texts.uploads, hidden: true },
      this.bar, h('details', { open: true }, this.fold, this.list, h('footer', {}, this.retryAll, this.cancelAll)), this.closer);
    document.body.append(this.panel, this.heard, this.alarm);
  }

  #close() {
    this.uploads.clear();
    for (const [upload, row] of this.#rows) {
      if (this.uploads.all.includes(upload)) continue;
      row.element.remove();
      this.#rows.delete(upload);
    }
    if (this.uploads.all.length) return this.#summarise();
    this.panel.hidden = true;
    document.getElementById('add')?.focus();
  }

  #each(which, action) {
    for (const upload of this.uploads.all.filter(which)) this.uploads[action](upload);
    this.fold.focus();
  }

  #show(upload) {
    let row = this.#rows.get(upload);
    if (!row) {
      row = this.#row(upload);
      this.#rows.set(upload, row);
      this.list.append(row.element);
    }
    row.text.textContent = this.#sentence(upload);
    if (row.state !== upload.state) this.#changeState(row, upload);
    row.badge.style.setProperty('--progress', upload.progress);
    this.#summariseSoon();
  }

  #changeState(row, upload) {
    const { state } = upload;
    row.state = state;
    const had = row.action.contains(document.activeElement);
    row.element.className = `row ${upload.thumbnailError ? 'placeholder' : state}`;
    const { name } = upload.file;
    row.name.replaceChildren(['ready', 'stored', 'slow'].includes(state) ? h('a', { href: toPhoto(upload.key) }, name) : name);
    const mark = { ready: 'check', failed: 'fail' }[state];
    row.badge.replaceChildren(mark ? icon(mark) : '');
    row.action.replaceChildren(...this.#actions(upload));
    if (had) (row.action.firstElementChild ?? this.list).focus();
    if (state === 'failed') {
      this.#failed.push(`${upload.file.name}: ${this.#reason(upload)}`);
      if (!had) this.list.prepend(row.element);
    }
    if (upload.done) this.#announceSoon();
  }

  #actions(upload) {
    const { name } = upload.file;
    if (upload.underWay) return [iconButton('close', this.texts.cancelUpload(name), () => this.uploads.cancel(upload))];
    if (upload.state === 'failed' && upload.failure.reason === 'notSignedIn') {
      return [h('button', { class: 'quiet', onclick: async () => {
        await this.gallery.signIn();
        if (this.gallery.session.signedIn) this.#each(FAILED, 'retry');
      } }, this.texts.signIn)];
    }
    if (!upload.worthRetrying) return [];
    return [iconButton('retry', this.texts.retryUpload(name), () => this.uploads.retry(upload))];
  }

  #row(upload) {
    const badge = h('span', { class: 'ring', 'aria-hidden': 'true' });
    const name = h('span', { class: 'file' }, upload.file.name);
    const text = h('span', { class: 'what' });
    const action = h('span', { class: 'action' });
    const element = h('li', { class: 'row' },
      badge, h('span', { class: 'words' }, name, text), action);
    return { element, badge, name, text, action };
  }

  #sentence(upload) {
    const { upload: texts, thumbnailError } = this.texts;
    const { state } = upload;
    if (state === 'sending') return texts.sending(Math.floor(upload.progress * 100));
    if (state === 'failed') return this.#reason(upload);
    if (state !== 'ready') return texts[state];
    if (upload.thumbnailError) return thumbnailError[upload.thumbnailError] ?? thumbnailError.unsupported;
    return upload.already ? texts.already : upload.renamed ? texts.renamed : texts.ready;
  }

  #reason({ failure }) {
    return this.texts.failure[failure.reason](failure.status);
  }

  #summariseSoon() {
    this.summarising ??= requestAnimationFrame(() => {
      this.summarising = null;
      this.#summarise();
    });
  }

  #summarise() {
    const { all } = this.uploads;
    const count = (test) => all.filter(test).length;
    const ready = count(({ state }) => state === 'ready');
    const failed = count(({ state }) => state === 'failed');
    const open = count(({ done, state }) => !done && state !== 'slow');
    const wanted = count(({ state }) => state !== 'cancelled');
    this.title.textContent = open ? this.texts.progress(ready, wanted) : this.texts.summary(ready, failed);
    const sum = all.reduce((total, { progress, done }) => total + (done ? 1 : progress * 0.9), 0);
    this.bar.value = sum / (all.length || 1);
    this.bar.hidden = !open;
    this.closer.hidden = all.some(UNDER_WAY);
    this.retryAll.hidden = count(FAILED) < 2;
    this.cancelAll.hidden = count(UNDER_WAY) < 2;
  }

  #announceSoon() {
    this.#announcing ??= setTimeout(() => {
      this.#announcing = null;
      this.#summarise();
      this.heard.textContent = this.title.textContent;
      if (this.#failed.length) {
        this.alarm.textContent = this.#failed.slice(0, 3).join(' ');
        this.#failed = [];
      }
    }, ANNOUNCE);
  }
}
