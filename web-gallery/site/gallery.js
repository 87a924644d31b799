// The gallery: how it is asked, what can go wrong, and what is in it.

const FIRST_PAGE = 30;
const PAGE = 1000;
const CONTENTS = /<Contents>(.*?)<\/Contents>/gs;
/** Of keys that need no escape on their way, as those of all photos that were added here. */
const PLAIN = /^[A-Za-z0-9._/-]+$/;
const YOUNG = 600_000;
const LOOKS = 12;
const LANES = 6;
/** Longer than S3 takes for its first byte, and than a phone takes between two. */
const SILENCE = 20_000;
/** Who looks at a page does not wait for longer, whatever the gallery asks for. */
const LONGEST_REST = 300_000;
const LIST = /^\s*(<\?xml[^>]*>\s*)?<ListBucketResult[\s>].*<\/ListBucketResult>\s*$/s;
const UNSEEN = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
const MAX_NAME = 255;

/** The stage's address, whatever the page's own address looks like. */
export const BASE = new URL('..', import.meta.url);

/** A request that did not go well; without a status there was no answer at all. */
export class Fault extends Error {
  constructor(status, retryAfter) {
    super(status ? `HTTP ${status}` : 'no connection');
    Object.assign(this, { status, retryAfter });
  }

  /** Somebody answered, but not the gallery: a Wi-Fi's sign-in page, say, or half an answer. */
  get strange() {
    return this.status < 300;
  }

  get passing() {
    return !this.status || this.strange || [408, 409, 429].includes(this.status) || this.status >= 500;
  }

  get kind() {
    return !this.status ? 'noConnection' : this.strange ? 'strange' : this.passing ? 'busy' : 'refused';
  }
}

/**
 * A whole answer, for every request but uploads: throws a {@link Fault} if nobody answers, or if an answer that has
 * begun does not go on.
 */
export async function ask(url, { signal, onProgress, ...options } = {}) {
  signal?.throwIfAborted();
  const stop = new AbortController();
  const end = () => stop.abort();
  signal?.addEventListener('abort', end, { once: true });
  let watchdog;
  const alive = () => {
    clearTimeout(watchdog);
    watchdog = setTimeout(end, SILENCE);
  };
  try {
    alive();
    const { body, headers, status } = await fetch(url, { ...options, signal: stop.signal });
    const parts = [];
    for (let part, reader = body?.getReader(); reader && !(part = await reader.read()).done;) {
      alive();
      parts.push(part.value);
      onProgress?.(part.value.length, headers);
    }
    const whole = body && new Blob(parts, { type: headers.get('Content-Type') ?? '' });
    return new Response([204, 205, 304].includes(status) ? null : whole, { status, headers });
  } catch {
    throw signal?.aborted ? signal.reason : new Fault();
  } finally {
    clearTimeout(watchdog);
    signal?.removeEventListener('abort', end);
  }
}

export function address(route, key, query = {}) {
  const url = new URL(key === undefined ? route : `${route}/${encoded(key)}`, BASE);
  // Not URLSearchParams: S3 reads its plus signs as they stand.
  url.search = Object.entries(query).filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
  return url.href;
}

export const encoded = (key) => key.split('/').map(encodeURIComponent).join('/');

export function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export const fresh = () => `${Math.random()}`;

/** The name that a person gave, from a header that anybody may have written; null if there is none to be seen. */
export const givenName = (headers) =>
  decoded(headers.get('x-amz-meta-filename') ?? '').replace(UNSEEN, '').trim().slice(0, MAX_NAME) || null;

export class Api {
  constructor(session) {
    this.session = session;
  }

  async request(url, { headers, ...options } = {}) {
    const answer = await this.#withToken((authorization) => ask(url, { ...options, headers: { ...headers, ...authorization } }));
    if (!answer.ok) throw new Fault(answer.status, answer.headers.get('Retry-After'));
    return answer;
  }

  /** A photo or a thumbnail. Whatever comes out of S3 has an ETag; what has none came from somewhere else. */
  async object(route, key, { query, ...options } = {}) {
    const answer = await this.request(address(route, key, query), options);
    if (!answer.headers.has('ETag')) throw new Fault(answer.status);
    return answer;
  }

  put(key, body, headers, { signal, onProgress, onSent }) {
    return this.#withToken((authorization) => new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      const stop = () => request.abort();
      let watchdog;
      // Silent for longer than the API may take: the connection is gone.
      const alive = () => {
        clearTimeout(watchdog);
        watchdog = setTimeout(stop, 60_000);
      };
      request.open('PUT', address('photos', key));
      for (const [name, value] of Object.entries({ ...headers, ...authorization })) request.setRequestHeader(name, value);
      request.upload.onprogress = ({ loaded, total }) => {
        alive();
        onProgress(total ? loaded / total : 0);
      };
      request.upload.onload = onSent;
      request.onload = () => {
        const { status } = request;
        if (status < 300 && !request.getResponseHeader('ETag')) reject(new Fault(status));
        else resolve({ status, retryAfter: request.getResponseHeader('Retry-After') });
      };
      request.onerror = () => reject(new Fault());
      request.onabort = () => reject(signal.aborted ? signal.reason : new Fault());
      request.onloadend = () => {
        clearTimeout(watchdog);
        signal.removeEventListener('abort', stop);
      };
      signal.addEventListener('abort', stop);
      alive();
      request.send(body);
    }));
  }

  async delete(key) {
    const { status } = await this.request(address('photos', key), { method: 'DELETE' });
    if (status !== 204) throw new Fault(status);
  }

  async head(route, key, signal) {
    return (await this.object(route, key, { query: { fresh: fresh() }, method: 'HEAD', cache: 'no-store', signal })).headers;
  }

  async lookForThumbnail(key, signal) {
    try {
      const headers = await this.head('thumbnails', key, signal);
      return { version: version(headers.get('ETag')), error: headers.get('x-amz-meta-thumbnail-error') };
    } catch (fault) {
      if (fault.status === 404) return undefined;
      throw fault;
    }
  }

  async #withToken(send) {
    const token = await this.session.token();
    const answer = await send(token ? { Authorization: token } : {});
    if (answer.status !== 401 || !token) return answer;
    const renewed = await this.session.renew();
    return renewed ? send({ Authorization: renewed }) : answer;
  }
}

export const version = (etag) => etag.replace(/^W\/|"|&quot;/g, '');

export const pause = (milliseconds, signal) => new Promise((resolve, reject) => {
  signal?.throwIfAborted();
  const timer = setTimeout(resolve, milliseconds);
  signal?.addEventListener('abort', () => {
    clearTimeout(timer);
    reject(signal.reason);
  }, { once: true });
});

/** After a failure: growing, and by chance shorter, on top of what the gallery asks all its clients for. */
export function backoff(failures, retryAfter, random = Math.random) {
  return asked(retryAfter) + Math.round(random() * Math.min(30_000, 500 * 2 ** failures));
}

/** Before a thumbnail is looked for again; of one that is late, a quarter of the time that has passed. */
export function lookAgain(looks, late, retryAfter, random = Math.random) {
  const growing = late ? Math.min(120_000, late / 4) : Math.min(5000, 250 * 1.6 ** looks);
  return asked(retryAfter) + Math.round(growing * (1 + random() / 4));
}

/** Retry-After, in seconds or as a date, in milliseconds. */
function asked(retryAfter) {
  if (/^\s*\d{1,9}\s*$/.test(retryAfter)) return retryAfter * 1000;
  return Math.max(0, Date.parse(retryAfter) - Date.now() || 0);
}

// ---- What is in it: read from S3's lists (ListObjectsV2), kept compact, newest first

export class Photos extends EventTarget {
  #entries = new Map();
  #order = [];
  #early = new Map();
  #round = 0;
  #reading = false;

  get size() {
    return this.#entries.size;
  }

  get(key) {
    return this.#entries.get(key);
  }

  view(album) {
    if (!album) return this.#order;
    const prefix = `${album}/`;
    return this.#order.filter(({ key }) => key.startsWith(prefix));
  }

  albums(album) {
    const start = album ? album.length + 1 : 0;
    const counts = new Map();
    for (const { key } of this.view(album)) {
      const slash = key.indexOf('/', start);
      const inner = key.slice(0, slash);
      if (slash > 0) counts.set(inner, (counts.get(inner) ?? 0) + 1);
    }
    const names = new Intl.Collator(undefined, { numeric: true });
    return [...counts].map(([name, count]) => ({ name, count })).sort((a, b) => names.compare(a.name, b.name));
  }

  /** Until the end of the reading new photos come after those that are shown: nothing moves under a finger. */
  begin() {
    this.#early.clear();
    this.#reading = true;
    return this.#round += 1;
  }

  merge({ photos, thumbnails }) {
    for (const { key, version } of thumbnails) {
      const entry = this.#entries.get(key);
      if (entry) Object.assign(entry, { version, error: entry.version === version ? entry.error : null });
      else this.#early.set(key, version);
    }
    const added = [];
    for (const { key, time, size } of photos) {
      const known = this.#entries.get(key);
      const entry = known ?? { key, version: this.#early.get(key) ?? '', error: null, name: null };
      Object.assign(entry, { time, size, round: this.#round });
      if (known) continue;
      this.#early.delete(key);
      this.#entries.set(key, entry);
      added.push(entry);
    }
    this.#order = this.#order.concat(added.sort(newestFirst));
    if (!this.#reading) this.#sort();
    this.#tell();
  }

  /** The lists have been read to their ends: what they did not name is gone. */
  finish(round, album) {
    this.#early.clear();
    const prefix = album ? `${album}/` : '';
    this.settle();
    this.#drop(this.#order.filter((entry) => entry.round < round && entry.key.startsWith(prefix)));
  }

  /** The reading has ended, to its end or not. */
  settle() {
    this.#reading = false;
    this.#sort();
  }

  add(key, size, time = Date.now(), name = null) {
    if (this.#entries.has(key)) return;
    const entry = { key, size, time, name, version: this.#early.get(key) ?? '', error: null, round: this.#round };
    this.#entries.set(key, entry);
    this.#order = [entry, ...this.#order];
    if (!this.#reading) this.#sort();
    this.#tell();
  }

  setThumbnail(key, version, error = null) {
    const entry = this.#entries.get(key);
    if (!entry) return;
    Object.assign(entry, { version, error });
    this.dispatchEvent(new CustomEvent('thumbnail', { detail: entry }));
  }

  clear() {
    this.#drop(this.#order);
  }

  remove(key) {
    this.#drop([{ key }]);
  }

  /** What is in order already costs a sort one look at each. */
  #sort() {
    this.#order = this.#order.toSorted(newestFirst);
  }

  #drop(gone) {
    for (const { key } of gone) this.#entries.delete(key);
    if (gone.length) this.#order = this.#order.filter(({ key }) => this.#entries.has(key));
    this.#tell();
  }

  #tell() {
    this.dispatchEvent(new Event('change'));
  }
}

function newestFirst(a, b) {
  return b.time - a.time || (a.key < b.key ? -1 : 1);
}

/**
 * What a list (ListObjectsV2) holds, and after which key it goes on; throws a {@link Fault} for whatever is no whole one.
 * The lists are asked for with keys percent-encoded, so what XML would escape stands in ETags only. S3's token is left
 * alone: it holds plus signs, and nothing says how they cross API Gateway.
 */
export function parse(xml) {
  const truncated = field(xml, 'IsTruncated');
  const objects = Array.from(xml.matchAll(CONTENTS), ([, entry]) => ({
    key: copied(decoded(field(entry, 'Key').replaceAll('+', ' '))),
    time: Date.parse(field(entry, 'LastModified')),
    size: Number(field(entry, 'Size')),
    version: copied(version(field(entry, 'ETag'))),
  }));
  const keys = objects.map(({ key }) => key);
  // What others put there and stands behind the last plain key is named again.
  const next = truncated === 'true' ? keys.findLast((key) => PLAIN.test(key)) ?? keys.at(-1) ?? '' : undefined;
  const whole = LIST.test(xml) && /^(true|false)$/.test(truncated) && next !== '' && objects.length === xml.split('<Contents>').length - 1
    && objects.every(({ key, time, size }) => key && time && size >= 0);
  if (!whole) throw new Fault(200);
  return { objects: objects.filter(({ key }) => !key.endsWith('/')), next };
}

export async function* pages(api, album, { signal, onTrouble, early }) {
  const prefix = album ? `${album}/` : undefined;
  let ends = {};
  for (let size = FIRST_PAGE; ; size = PAGE) {
    const first = size === FIRST_PAGE;
    const list = async (route) => {
      const after = ends[route];
      if (!first && !after) return { objects: [] };
      const listed = async () => {
        const url = address(route, undefined, { prefix, 'max-keys': size, 'start-after': after, fresh: fresh() });
        const page = parse(await (await api.request(url, { cache: 'no-store', signal })).text());
        // A list that leads to itself would be read for ever.
        if (page.next && page.next === after) throw new Fault(200);
        return page;
      };
      return (first && await soon(early?.[route])) || persist(listed, signal, onTrouble);
    };
    const [photos, thumbnails] = await Promise.all(['photos', 'thumbnails'].map(list));
    yield { photos: photos.objects, thumbnails: thumbnails.objects };
    ends = { photos: photos.next, thumbnails: thumbnails.next };
    if (!ends.photos && !ends.thumbnails) return;
  }
}

/** A list that was asked for before there was a page; null if it does not come, or is none: it is asked for anew. */
async function soon(text) {
  if (!text) return null;
  let timer;
  const late = new Promise((resolve) => { timer = setTimeout(resolve, SILENCE); });
  try {
    return parse(await Promise.race([text, late]));
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

async function persist(attempt, signal, onTrouble) {
  for (let tries = 0; ; tries += 1) {
    try {
      return await attempt();
    } catch (fault) {
      if (!fault.passing || signal?.aborted) throw fault;
      onTrouble?.(fault);
      await pause(Math.min(LONGEST_REST, backoff(tries, fault.retryAfter)), signal);
    }
  }
}

function field(xml, name) {
  return xml.split(`<${name}>`, 2)[1]?.split('<', 1)[0] ?? '';
}

/** In memory of its own: a slice would keep the whole page of XML alive. */
const copied = (text) => decodeURIComponent(encodeURIComponent(text));

// ---- Photos that were listed before their thumbnails

let watching = new AbortController();

export async function watch(api, photos) {
  watching.abort();
  watching = new AbortController();
  const { signal } = watching;
  const missing = photos.view('').filter(({ version, time }) => !version && Date.now() - time < YOUNG).slice(0, 200);
  const lane = async () => {
    for (let entry; (entry = missing.pop()) && !signal.aborted;) await look(api, photos, entry, signal).catch(() => {});
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

/** Looks for the thumbnail of one photo, where the page does not know it. */
export async function watchOne(api, photos, key) {
  const entry = photos.get(key);
  if (entry && !entry.version) await look(api, photos, entry).catch(() => {});
}

async function look(api, photos, entry, signal) {
  for (let looks = 0; looks < LOOKS && !entry.version && photos.get(entry.key); looks += 1) {
    const thumbnail = await api.lookForThumbnail(entry.key, signal);
    if (thumbnail) return photos.setThumbnail(entry.key, thumbnail.version, thumbnail.error);
    await pause(lookAgain(looks, 0), signal);
  }
}
