// What is in the gallery: one compact entry for each photo, newest first.

/**
 * The photos. An entry is `{key, time, size, version, error}`: `version` is its thumbnail's, empty while there is none.
 * Fires `change` when entries came, went or moved, and `thumbnail` (with `detail`, an entry) when one got its thumbnail.
 */
export class Photos extends EventTarget {
  #entries = new Map();
  #order = [];
  /** Versions of thumbnails that were listed before their photos. */
  #early = new Map();
  #round = 0;

  get size() {
    return this.#entries.size;
  }

  get(key) {
    return this.#entries.get(key);
  }

  /** The photos of an album and of those in it, or all of them, newest first. */
  view(album) {
    if (!album) return this.#order;
    const prefix = `${album}/`;
    return this.#order.filter(({ key }) => key.startsWith(prefix));
  }

  /** The albums right inside an album, or the outermost ones, by name, with their numbers of photos. */
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

  /** Begins a new reading of the whole gallery or of one album; `finish` drops what it did not find again. */
  begin() {
    this.#early.clear();
    this.#round += 1;
    return this.#round;
  }

  /** Takes in a page of both lists. */
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

  /** Ends a reading: photos of the album that it did not find are gone, but for those that came since it began. */
  finish(round, album) {
    this.#early.clear();
    const prefix = album ? `${album}/` : '';
    const gone = this.#order.filter((entry) => entry.round < round && entry.key.startsWith(prefix));
    for (const { key } of gone) this.#entries.delete(key);
    if (gone.length) this.#order = this.#order.filter(({ key }) => this.#entries.has(key));
    this.dispatchEvent(new Event('change'));
  }

  /** Takes in a photo that was stored just now. */
  add(key, size, time = Date.now()) {
    if (this.#entries.has(key)) return;
    this.merge({ photos: [{ key, size, time }], thumbnails: [] });
  }

  /** Sets the version of a photo's thumbnail, and why it is a placeholder, if it is one. */
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

/** One sorted array of two. */
function mergeSorted(left, right) {
  const merged = new Array(left.length + right.length);
  for (let i = 0, l = 0, r = 0; i < merged.length; i += 1) {
    const takeLeft = r >= right.length || (l < left.length && newestFirst(left[l], right[r]) <= 0);
    merged[i] = takeLeft ? left[l++] : right[r++];
  }
  return merged;
}
