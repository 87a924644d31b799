// The sheet: only the frames near the window are in the page, so 50,000 photos cost no more than 50.
import { Fault, givenName, pause } from './gallery.js';
import { h, nameOf, sign, toPhoto } from './page.js';

const SPARE_ROWS = 3;
const TOP = 24;
const TRIES = 4;
/** As many images stay as are printed at most: some thirty megabytes. */
const KEPT = 5000;
const AT_ONCE = 8;

export class Grid {
  #view = [];
  #tiles = new Map();
  #current = null;
  #shape = {};
  #frameRequested = 0;
  #printing = false;

  constructor(list, thumbnails, texts) {
    Object.assign(this, { list, thumbnails, texts });
    list.addEventListener('keydown', (event) => this.#onKey(event));
    list.addEventListener('focusin', ({ target }) => this.#makeCurrent(target.closest('.tile')?.entry));
    addEventListener('scroll', () => this.#renderSoon(), { passive: true });
    addEventListener('resize', () => this.#renderSoon());
    new ResizeObserver(() => requestAnimationFrame(() => this.#reshape())).observe(list);
    this.#measure();
  }

  show(view) {
    this.list.setAttribute('aria-busy', 'false');
    const index = this.#current ? this.#view.indexOf(this.#current) : -1;
    const hadFocus = this.list.contains(document.activeElement);
    this.#keepPlace(() => {
      this.#view = view;
    });
    if (!view.includes(this.#current)) this.#current = view[Math.min(Math.max(index, 0), view.length - 1)] ?? null;
    this.#render();
    if (hadFocus && this.#current) this.#tiles.get(this.#current)?.link.focus({ preventScroll: true });
  }

  /** Shows blank frames until there is something to show. */
  wait() {
    this.#view = [];
    this.#current = null;
    this.#render();
    this.list.setAttribute('aria-busy', 'true');
    this.list.style.height = '';
  }

  /** On paper there is no window: every photo is in the page. */
  print(printing) {
    this.#printing = printing;
    this.#render();
  }

  refresh(entry) {
    const tile = this.#tiles.get(entry);
    if (tile) this.#fill(tile, entry);
  }

  focus(entry) {
    const index = this.#view.indexOf(entry);
    if (index < 0) return;
    this.#makeCurrent(entry);
    const { row, columns, cell } = this.#shape;
    const top = this.#top + Math.floor(index / columns) * row;
    const room = Number.parseFloat(getComputedStyle(this.list).scrollMarginTop) || 0;
    if (top < scrollY + room) scrollTo({ top: top - room, behavior: 'instant' });
    else if (top + cell > scrollY + innerHeight) scrollTo({ top: top + row + 8 - innerHeight, behavior: 'instant' });
    this.#render();
    this.#tiles.get(entry).link.focus({ preventScroll: true });
  }

  get #top() {
    return this.list.getBoundingClientRect().top + scrollY;
  }

  #measure() {
    const width = this.list.clientWidth;
    const phone = width < 600;
    const gap = phone ? 6 : 16;
    // Thumbnails are 150 pixels: on a fine screen they look better smaller.
    const least = phone ? 104 : devicePixelRatio > 1.5 ? 132 : 148;
    const columns = Math.max(2, Math.floor((width + gap) / (least + gap)));
    const cell = (width - gap * (columns - 1)) / columns;
    const row = cell + gap + (phone ? 0 : 22);
    const changed = this.#shape.columns !== columns || this.#shape.cell !== cell;
    this.#shape = { columns, cell, gap, row };
    for (const [name, value] of Object.entries({ cell, gap, row })) this.list.parentElement.style.setProperty(`--${name}`, `${value}px`);
    return changed;
  }

  #reshape() {
    const place = this.#anchor();
    if (!this.#measure() || !this.#view.length) return;
    for (const { element, index } of this.#tiles.values()) this.#place(element, index);
    this.#setHeight();
    this.#return(place);
    this.#render();
  }

  #keepPlace(change) {
    const place = this.#anchor();
    change();
    this.#setHeight();
    this.#return(place);
  }

  #anchor() {
    if (scrollY <= TOP || !this.#view.length || !this.#shape.columns) return null;
    const { row, columns } = this.#shape;
    const line = Math.max(0, Math.floor((scrollY - this.#top) / row + 0.5));
    const entry = this.#view[Math.min(line * columns, this.#view.length - 1)];
    return { entry, offset: this.#top + line * row - scrollY };
  }

  #return(place) {
    const index = place ? this.#view.indexOf(place.entry) : -1;
    if (index < 0) return;
    const { row, columns } = this.#shape;
    const target = this.#top + Math.floor(index / columns) * row - place.offset;
    if (Math.abs(target - scrollY) > 1) scrollTo({ top: target, behavior: 'instant' });
  }

  #setHeight() {
    const { columns, row } = this.#shape;
    this.list.style.height = `${Math.ceil(this.#view.length / columns) * row}px`;
  }

  #renderSoon() {
    this.#frameRequested ||= requestAnimationFrame(() => {
      this.#frameRequested = 0;
      this.#render();
    });
  }

  #render() {
    const wanted = this.#wanted();
    const kept = new Set(wanted.map((index) => this.#view[index]));
    for (const [entry, tile] of this.#tiles) {
      if (kept.has(entry)) continue;
      tile.stop.abort();
      tile.element.remove();
      this.#tiles.delete(entry);
    }
    let before = this.list.firstElementChild;
    for (const index of wanted) {
      const tile = this.#tileAt(index);
      if (tile.element === before) before = before.nextElementSibling;
      else this.list.insertBefore(tile.element, before);
    }
  }

  #wanted() {
    if (this.#printing) return [...this.#view.keys()].slice(0, KEPT);
    const { row, columns } = this.#shape;
    const first = Math.max(0, Math.floor((scrollY - this.#top) / row) - SPARE_ROWS) * columns;
    const rows = Math.ceil(innerHeight / row) + 2 * SPARE_ROWS + 1;
    const last = Math.min(this.#view.length, first + rows * columns);
    const wanted = Array.from({ length: Math.max(0, last - first) }, (_, i) => first + i);
    // The one in the tab order stays in the page wherever it is scrolled to.
    const current = this.#current ? this.#view.indexOf(this.#current) : -1;
    if (current >= 0 && (current < first || current >= last)) wanted.splice(current < first ? 0 : wanted.length, 0, current);
    return wanted;
  }

  #tileAt(index) {
    const entry = this.#view[index];
    let tile = this.#tiles.get(entry);
    if (!tile) {
      tile = this.#create(entry);
      this.#tiles.set(entry, tile);
      this.#fill(tile, entry);
    }
    if (tile.index !== index || tile.count !== this.#view.length) {
      Object.assign(tile, { index, count: this.#view.length });
      tile.element.setAttribute('aria-posinset', index + 1);
      tile.element.setAttribute('aria-setsize', this.#view.length);
      this.#place(tile.element, index);
    }
    tile.link.tabIndex = entry === this.#current ? 0 : -1;
    return tile;
  }

  #create(entry) {
    const frame = h('span', { class: 'frame' });
    const name = h('span', { class: 'name' });
    const why = h('span', { class: 'heard' });
    const link = h('a', { href: toPhoto(entry.key) }, frame, name, why);
    const element = h('li', { class: 'tile' }, link);
    element.entry = entry;
    return { element, link, frame, name, why, stop: new AbortController() };
  }

  async #fill(tile, entry) {
    tile.stop.abort();
    tile.stop = new AbortController();
    const { signal } = tile.stop;
    this.#show(tile, entry, this.thumbnails.kept(entry));
    if (!entry.version || tile.element.matches('.shown')) return;
    const image = await this.thumbnails.load(entry, signal).catch(orNone);
    if (!signal.aborted) this.#show(tile, entry, image);
  }

  /** @param image undefined while it is on its way, null where there is none */
  #show({ element, link, frame, name, why }, entry, image) {
    const whole = nameOf(entry);
    const { noThumbnail, thumbnailError, thumbnailMissing } = this.texts;
    const reason = entry.error ? thumbnailError[entry.error] ?? thumbnailError.unsupported : image === null ? thumbnailMissing : '';
    element.classList.toggle('pending', !entry.version);
    element.classList.toggle('shown', Boolean(image));
    frame.replaceChildren(reason ? sign(entry.key) : image ?? '');
    name.textContent = whole.replace(/(.)\.[^.]*$/, '$1');
    why.textContent = entry.version ? reason : noThumbnail;
    link.title = reason ? `${whole}\n${reason}` : whole;
  }

  #place(element, index) {
    const { columns, cell, gap, row } = this.#shape;
    const x = (index % columns) * (cell + gap);
    element.style.transform = `translate(${x}px, ${Math.floor(index / columns) * row}px)`;
  }

  #makeCurrent(entry) {
    if (!entry || entry === this.#current) return;
    const before = this.#tiles.get(this.#current);
    if (before) before.link.tabIndex = -1;
    this.#current = entry;
    const tile = this.#tiles.get(entry);
    if (tile) tile.link.tabIndex = 0;
  }

  #onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const from = this.#view.indexOf(this.#current);
    const { columns, row } = this.#shape;
    const page = Math.max(1, Math.floor(innerHeight / row) - 1) * columns;
    const last = this.#view.length - 1;
    const to = {
      ArrowLeft: from - 1, ArrowRight: from + 1, ArrowUp: from - columns, ArrowDown: from + columns,
      PageUp: Math.max(from % columns, from - page), PageDown: Math.min(last, from + page), Home: 0, End: last,
    }[event.key];
    if (to === undefined || from < 0) return;
    event.preventDefault();
    if (to >= 0 && to <= last) this.focus(this.#view[to]);
  }
}

/** No image, if that is what can happen; any other fault is told. */
export function orNone(fault) {
  if (!(fault instanceof Fault || fault instanceof DOMException)) reportError(fault);
  return null;
}

/** Images of thumbnails, each fetched once while it is looked at. What comes with it tells the photo's own name. */
export class Thumbnails {
  #images = new Map();
  #free = AT_ONCE;
  #queue = [];

  constructor(api) {
    this.api = api;
  }

  /** The image if it is here; undefined if not. */
  kept(entry) {
    const kept = this.#images.get(entry.key);
    return kept?.version === entry.version ? kept.image : undefined;
  }

  /** The image, as soon as it can be shown; null for a placeholder, whose reason the entry tells from now on. */
  async load(entry, signal) {
    for (let tries = 0; ; tries += 1) {
      try {
        return this.kept(entry) ?? await this.#load(entry, tries, signal);
      } catch (fault) {
        signal.throwIfAborted();
        if (tries + 1 >= TRIES) throw fault;
        await pause(600 * 3 ** tries, signal);
      }
    }
  }

  forget() {
    for (const key of this.#images.keys()) this.#drop(key);
  }

  async #load(entry, tries, signal) {
    const { key, version } = entry;
    const query = { v: version, again: tries || undefined };
    const answer = await this.#inTurn(signal, () => this.api.object('thumbnails', key, { query, signal }));
    entry.name ??= givenName(answer.headers);
    entry.error = answer.headers.get('x-amz-meta-thumbnail-error');
    if (entry.error) return null;
    const image = h('img', { alt: '', src: URL.createObjectURL(await answer.blob()) });
    await image.decode().catch((fault) => {
      URL.revokeObjectURL(image.src);
      throw fault;
    });
    this.#keep(key, { version, image });
    return image;
  }

  /** No more at once than a browser sends: one that waits for others is not silent. */
  async #inTurn(signal, send) {
    if (this.#free) this.#free -= 1;
    else await new Promise((resolve) => { this.#queue.push(resolve); });
    try {
      signal.throwIfAborted();
      return await send();
    } finally {
      const next = this.#queue.shift();
      if (next) next();
      else this.#free += 1;
    }
  }

  #keep(key, kept) {
    this.#drop(key);
    this.#images.set(key, kept);
    for (const [oldest, { image }] of this.#images) {
      if (this.#images.size <= KEPT) return;
      if (!image.isConnected) this.#drop(oldest);
    }
  }

  #drop(key) {
    URL.revokeObjectURL(this.#images.get(key)?.image.src);
    this.#images.delete(key);
  }
}
