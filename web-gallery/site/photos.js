// What is in the gallery: read from S3's lists (ListObjectsV2), kept compact, newest first.
import { address, backoff, fresh, pause, version } from './api.js';

const FIRST_PAGE = 30;
const PAGE = 1000;
const CONTENTS = /<Contents>(.*?)<\/Contents>/gs;
const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

export class Photos extends EventTarget {
  #entries = new Map();
  #order = [];
  #early = new Map();
  #round = 0;

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
      if (slash < 0) continue;
      const inner = key.slice(0, slash);
      counts.set(inner, (counts.get(inner) ?? 0) + 1);
    }
    const names = new Intl.Collator(undefined, { numeric: true });
    return [...counts].map(([name, count]) => ({ name, count })).sort((a, b) => names.compare(a.name, b.name));
  }

  begin() {
    this.#early.clear();
    this.#round += 1;
    return this.#round;
  }

  merge({ photos, thumbnails }) {
    for (const { key, version } of thumbnails) {
      const entry = this.#entries.get(key);
      if (entry) Object.assign(entry, { version, error: entry.version === version ? entry.error : null });
      else this.#early.set(key, version);
    }
    const added = [];
    let moved = false;
    for (const { key, time, size } of photos) {
      const known = this.#entries.get(key);
      if (known) {
        moved ||= known.time !== time;
        Object.assign(known, { time, size, round: this.#round });
      } else {
        const entry = { key, time, size, version: this.#early.get(key) ?? '', error: null, round: this.#round };
        this.#early.delete(key);
        this.#entries.set(key, entry);
        added.push(entry);
      }
    }
    if (moved) this.#order = [...this.#entries.values()].sort(newestFirst);
    else if (added.length) this.#order = mergeSorted(this.#order, added.sort(newestFirst));
    this.dispatchEvent(new Event('change'));
  }

  finish(round, album) {
    this.#early.clear();
    const prefix = album ? `${album}/` : '';
    const gone = this.#order.filter((entry) => entry.round < round && entry.key.startsWith(prefix));
    for (const { key } of gone) this.#entries.delete(key);
    if (gone.length) this.#order = this.#order.filter(({ key }) => this.#entries.has(key));
    this.dispatchEvent(new Event('change'));
  }

  add(key, size, time = Date.now()) {
    if (this.#entries.has(key)) return;
    this.merge({ photos: [{ key, size, time }], thumbnails: [] });
  }

  setThumbnail(key, version, error = null) {
    const entry = this.#entries.get(key);
    if (!entry) return;
    Object.assign(entry, { version, error });
    this.dispatchEvent(new CustomEvent('thumbnail', { detail: entry }));
  }

  clear() {
    this.#entries.clear();
    this.#order = [];
    this.dispatchEvent(new Event('change'));
  }

  remove(key) {
    if (!this.#entries.delete(key)) return;
    this.#order = this.#order.filter((entry) => entry.key !== key);
    this.dispatchEvent(new Event('change'));
  }
}

function newestFirst(a, b) {
  return b.time - a.time || (a.key < b.key ? -1 : 1);
}

function mergeSorted(left, right) {
  const merged = new Array(left.length + right.length);
  for (let i = 0, l = 0, r = 0; i < merged.length; i += 1) {
    const takeLeft = r >= right.length || (l < left.length && newestFirst(left[l], right[r]) <= 0);
    merged[i] = takeLeft ? left[l++] : right[r++];
  }
  return merged;
}

export function parse(xml) {
  return {
    objects: Array.from(xml.matchAll(CONTENTS), ([, entry]) => ({
      key: decoded(field(entry, 'Key')),
      time: Date.parse(field(entry, 'LastModified')),
      size: Number(field(entry, 'Size')),
      version: copied(version(field(entry, 'ETag'))),
    })).filter(({ key }) => !key.endsWith('/')),
    next: field(xml, 'IsTruncated') === 'true' ? field(xml, 'NextContinuationToken') : undefined,
  };
}

export async function* pages(api, album, { signal, onTrouble, early }) {
  const prefix = album ? `${album}/` : undefined;
  let tokens = { photos: undefined, thumbnails: undefined };
  for (let size = FIRST_PAGE; ; size = PAGE) {
    const ask = async (route, token) => {
      const query = { prefix, 'max-keys': size, 'continuation-token': token, fresh: fresh() };
      const url = address(route, undefined, query);
      return parse(await (size === FIRST_PAGE && early?.[route]) || await persist(async () => (await api.request(url, { cache: 'no-store', signal })).text(), signal, onTrouble));
    };
    const first = size === FIRST_PAGE;
    const [photos, thumbnails] = await Promise.all(Object.entries(tokens).map(([route, token]) =>
      (first || token ? ask(route, token) : { objects: [] })));
    yield { photos: photos.objects, thumbnails: thumbnails.objects };
    tokens = { photos: photos.next, thumbnails: thumbnails.next };
    if (!tokens.photos && !tokens.thumbnails) return;
  }
}

async function persist(attempt, signal, onTrouble) {
  for (let tries = 0; ; tries += 1) {
    try {
      return await attempt();
    } catch (fault) {
      if (!fault.passing || signal?.aborted) throw fault;
      onTrouble?.(fault);
      await pause(backoff(tries, fault.retryAfter), signal);
    }
  }
}

function field(xml, name) {
  const start = xml.indexOf(`<${name}>`);
  if (start < 0) return '';
  return unescaped(xml.slice(start + name.length + 2, xml.indexOf(`</${name}>`, start)));
}

function unescaped(text) {
  return text.includes('&')
    ? text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) =>
      (name ? ENTITIES[name] ?? whole : String.fromCodePoint(parseInt(hex ?? decimal, hex ? 16 : 10))))
    : text;
}

/** Keys arrive percent-encoded, for the sake of characters that XML cannot hold. */
function decoded(key) {
  try {
    return decodeURIComponent(key.replaceAll('+', ' '));
  } catch {
    return copied(key);
  }
}

/** In memory of its own: a slice would keep the whole page of XML alive. */
const copied = (text) => decodeURIComponent(encodeURIComponent(text));
