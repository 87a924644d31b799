// One photo, large: its thumbnail at once, the original over it as soon as it is here.
import { Fault, fresh, givenName } from './gallery.js';
import { orNone } from './grid.js';
import { h, iconButton, lastPart, nameOf, sign, toAlbum, toPhoto } from './page.js';

const MOST_ZOOM = 8;
const SWIPE = 60;
const REST = 150;

export class Viewer {
  #key = null;
  #entry = null;
  #stop = new AbortController();
  #url = null;
  #name = '';

  constructor(gallery) {
    this.gallery = gallery;
    this.texts = gallery.texts;
    this.#build();
    this.zoom = new Zoom(this.stage, this.photo, {
      swipe: (direction) => this.#step(direction), dismiss: () => this.#leave(),
    });
    gallery.photos.addEventListener('change', () => this.#key && this.#count());
    gallery.photos.addEventListener('thumbnail', ({ detail }) => detail.key === this.#key && this.#showThumbnail());
  }

  async open(key) {
    if (!this.dialog.open) this.dialog.showModal();
    if (key === this.#key) return;
    this.#reset();
    this.#key = key;
    this.#entry = null;
    this.#call(nameOf(this.gallery.photos.get(key) ?? { key }));
    this.remove.hidden = !this.gallery.session.mayWrite;
    this.#count();
    await this.#loadOriginal();
  }

  close() {
    if (!this.dialog.open) return;
    const key = this.#key;
    this.#reset();
    this.#key = null;
    this.dialog.close();
    this.gallery.focus(key);
  }

  #build() {
    const { texts } = this;
    this.title = h('h2', { id: 'viewer-title' });
    this.facts = h('p', { class: 'facts' });
    [this.thumbnail, this.original] = ['under', 'over'].map((kind) => h('img', { alt: '', class: kind, draggable: 'false' }));
    this.sign = h('div', { class: 'standing', hidden: true });
    this.photo = h('div', { class: 'photo', role: 'img', tabindex: -1, autofocus: true }, this.sign, this.thumbnail, this.original);
    this.stage = h('div', { class: 'stage' }, this.photo);
    this.message = h('p', { class: 'message', role: 'status' });
    this.loading = h('progress', { class: 'loading', max: 1, 'aria-label': texts.original });
    this.before = iconButton('previous', texts.previous, () => this.#step(-1), 'step');
    this.after = iconButton('next', texts.next, () => this.#step(1), 'step after');
    this.remove = iconButton('delete', texts.delete, () => this.#delete());
    const tools = h('div', { class: 'tools' },
      iconButton('zoom', texts.zoom, () => this.zoom.toggle()),
      iconButton('copy', texts.copyLink, () => this.#copyLink()),
      iconButton('download', texts.download, () => this.#download()),
      this.remove,
      iconButton('close', texts.close, () => this.#leave()));
    this.dialog = h('dialog', {
      class: 'viewer', 'aria-labelledby': 'viewer-title', onkeydown: (event) => this.#onKey(event), oncancel: (event) => {
        event.preventDefault();
        this.#leave();
      },
    }, h('header', {}, h('div', { class: 'caption' }, this.title, this.facts), tools),
    this.loading, this.stage, this.before, this.after, this.message);
    document.body.append(this.dialog);
  }

  #reset() {
    this.#stop.abort();
    this.#stop = new AbortController();
    this.zoom.reset();
    this.photo.classList.remove('unshown');
    this.message.textContent = '';
    for (const part of [this.loading, this.sign]) part.hidden = true;
    for (const image of [this.thumbnail, this.original]) {
      image.removeAttribute('src');
      image.classList.remove('shown');
    }
    URL.revokeObjectURL(this.#url);
    this.#url = null;
  }

  #count() {
    const view = this.gallery.view();
    const entry = this.gallery.photos.get(this.#key);
    const arrived = entry && !this.#entry;
    this.#entry ??= entry;
    const index = view.indexOf(entry);
    this.before.disabled = index <= 0;
    this.after.disabled = index < 0 || index >= view.length - 1;
    this.facts.textContent = entry ? [
      index >= 0 ? this.texts.position(index + 1, view.length) : '',
      this.texts.added(new Date(entry.time).toLocaleDateString(this.texts.lang, { dateStyle: 'medium' })),
      size(entry.size, this.texts.lang),
    ].filter(Boolean).join(' · ') : '';
    if (arrived) this.#showThumbnail();
  }

  #call(name) {
    this.#name = name;
    this.title.textContent = name;
    document.title = `${name} · Contact Sheet`;
    this.photo.setAttribute('aria-label', name);
  }

  async #showThumbnail() {
    const { signal } = this.#stop;
    const entry = this.#entry;
    if (!entry?.version) return;
    const image = await this.gallery.thumbnails.load(entry, signal).catch(orNone);
    if (signal.aborted) return;
    if (entry.name) this.#call(entry.name);
    this.sign.replaceChildren(entry.error ? sign(entry.key) : '');
    this.sign.hidden = !entry.error;
    if (!image) return;
    this.thumbnail.src = image.src;
    this.thumbnail.classList.add('shown');
  }

  async #loadOriginal() {
    const { signal } = this.#stop;
    const key = this.#key;
    const slow = setTimeout(() => { this.loading.hidden = signal.aborted; }, 250);
    this.loading.removeAttribute('value');
    try {
      const answer = await this.gallery.api.object('photos', key, { signal, cache: 'no-cache', onProgress: this.#progress() });
      this.#call(givenName(answer.headers) ?? this.#name);
      this.#url = URL.createObjectURL(await answer.blob());
      this.original.src = this.#url;
      const shown = await this.original.decode().then(() => true, () => false);
      if (signal.aborted) return;
      this.original.classList.toggle('shown', shown);
      this.sign.hidden ||= shown;
      if (!shown) await this.#sayWhyNotShown(signal);
    } catch (fault) {
      if (signal.aborted) return;
      if (!(fault instanceof Fault)) reportError(fault);
      this.message.textContent = fault.status === 404 ? this.texts.photoGone : this.texts.photoFailed;
    } finally {
      clearTimeout(slow);
      if (!signal.aborted) this.loading.hidden = true;
    }
  }

  #progress() {
    let got = 0;
    return (bytes, headers) => {
      got += bytes;
      const all = Number(headers.get('Content-Length'));
      if (all) this.loading.value = got / all;
    };
  }

  /** A placeholder knows why it is one; otherwise only this browser is at a loss. */
  async #sayWhyNotShown(signal) {
    this.photo.classList.add('unshown');
    const error = this.#entry?.error ?? (await this.gallery.api.lookForThumbnail(this.#key, signal).catch(orNone))?.error;
    if (!signal.aborted) this.message.textContent = this.texts.thumbnailError[error] ?? this.texts.cannotShow;
  }

  #step(direction) {
    const view = this.gallery.view();
    const next = view[view.indexOf(this.gallery.photos.get(this.#key)) + direction];
    if (next) this.#goTo(next);
  }

  #goTo({ key }) {
    history.replaceState(history.state, '', toPhoto(key));
    this.open(key);
  }

  /** Back to the sheet that it was opened from, so that Back then leads to the page before; a link has no such sheet. */
  #leave() {
    const deep = history.state?.deep;
    if (deep) history.go(-deep);
    else location.replace(toAlbum(this.gallery.album()));
  }

  /** Somebody deleted it elsewhere. */
  gone(key) {
    if (key === this.#key) this.message.textContent = this.texts.photoGone;
  }

  #onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { zoom } = this;
    const arrow = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    const act = arrow && zoom.zoomed ? () => zoom.pan(...arrow) : {
      ArrowLeft: () => this.#step(-1), PageUp: () => this.#step(-1),
      ArrowRight: () => this.#step(1), PageDown: () => this.#step(1),
      '+': () => zoom.by(1.5), '=': () => zoom.by(1.5), '-': () => zoom.by(1 / 1.5), 0: () => zoom.reset(),
      Delete: () => this.remove.hidden || this.#delete(),
    }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  async #copyLink() {
    const copied = await navigator.clipboard?.writeText(location.href).then(() => true, () => false);
    this.#tell(copied ? this.texts.linkCopied : this.texts.linkNotCopied);
  }

  /** In the dialog: what lies under a modal one is hidden from screen readers. */
  #tell(text) {
    this.message.textContent = text;
    clearTimeout(this.telling);
    this.telling = setTimeout(() => {
      if (this.message.textContent === text) this.message.textContent = '';
    }, 4000);
  }

  async #download() {
    const name = this.#name;
    try {
      const url = this.#url ?? URL.createObjectURL(
        await (await this.gallery.api.object('photos', this.#key, { query: { fresh: fresh() } })).blob());
      h('a', { href: url, download: name }).click();
      if (url !== this.#url) setTimeout(() => URL.revokeObjectURL(url), 60_000);
    } catch (fault) {
      orNone(fault);
      this.#tell(this.texts.photoFailed);
    }
  }

  async #delete() {
    const { texts } = this;
    const [key, name] = [this.#key, this.#name];
    if (!await confirm(texts.deleteTitle, texts.deleteText(name), texts.delete, texts.cancel)) return;
    try {
      await this.gallery.api.delete(key);
    } catch (fault) {
      if (fault.status === 401) return this.gallery.signIn();
      return this.#tell(texts.deleteFailed(name));
    }
    const view = this.gallery.view();
    const index = view.indexOf(this.gallery.photos.get(key));
    const next = view[index + 1] ?? view[index - 1];
    if (!next) this.#leave();
    else if (this.#key === key) this.#goTo(next);
    this.gallery.removed(key);
    this.gallery.say(texts.deleted(name));
    if (next) this.#tell(texts.deleted(name));
  }
}

function size(bytes, language) {
  const [unit, value] = bytes > 100_000 ? ['megabyte', bytes / 1e6] : ['kilobyte', Math.ceil(bytes / 1000)];
  return value.toLocaleString(language, { style: 'unit', unit, maximumFractionDigits: 1 });
}

/** Pinch, wheel, double click and drag; a swipe where the photo is not zoomed. */
class Zoom {
  #scale = 1;
  #x = 0;
  #y = 0;
  #pointers = new Map();
  #start = null;

  constructor(stage, photo, actions) {
    Object.assign(this, { stage, photo, actions });
    stage.addEventListener('wheel', (event) => this.#onWheel(event), { passive: false });
    stage.addEventListener('dblclick', ({ clientX, clientY }) => this.toggle(clientX, clientY));
    stage.addEventListener('pointerdown', (event) => this.#onDown(event));
    stage.addEventListener('pointermove', (event) => this.#onMove(event));
    for (const end of ['pointerup', 'pointercancel']) stage.addEventListener(end, (event) => this.#onUp(event));
  }

  get zoomed() {
    return this.#scale > 1;
  }

  reset() {
    [this.#scale, this.#x, this.#y] = [1, 0, 0];
    this.#apply();
  }

  toggle(x, y) {
    if (this.zoomed) this.reset();
    else this.by(2.5, x, y);
  }

  /** Around a point of the window, which stays where it is; around the middle if none is given. */
  by(factor, x, y) {
    const { left, top, width, height } = this.stage.getBoundingClientRect();
    const [right, down] = x === undefined ? [0, 0] : [x - left - width / 2, y - top - height / 2];
    const scale = Math.min(MOST_ZOOM, Math.max(1, this.#scale * factor));
    const real = scale / this.#scale;
    this.#x = right - (right - this.#x) * real;
    this.#y = down - (down - this.#y) * real;
    this.#scale = scale;
    this.#apply();
  }

  pan(right, down) {
    this.#x -= right * this.stage.clientWidth / 10;
    this.#y -= down * this.stage.clientHeight / 10;
    this.#apply();
  }

  #apply() {
    const slackX = this.stage.clientWidth * (this.#scale - 1) / 2;
    const slackY = this.stage.clientHeight * (this.#scale - 1) / 2;
    this.#x = Math.min(slackX, Math.max(-slackX, this.#x));
    this.#y = Math.min(slackY, Math.max(-slackY, this.#y));
    this.#move(this.zoomed ? `translate(${this.#x}px, ${this.#y}px) scale(${this.#scale})` : '');
    this.stage.classList.toggle('zoomed', this.zoomed);
  }

  /** The browser may move the pixels that it has; as soon as the photo rests it must draw sharper ones. */
  #move(transform) {
    const { style } = this.photo;
    Object.assign(style, { transform, willChange: 'transform' });
    clearTimeout(this.resting);
    this.resting = setTimeout(() => { style.willChange = ''; }, REST);
  }

  #onWheel(event) {
    event.preventDefault();
    const lines = event.deltaMode ? 30 : 1;
    this.by(Math.exp(-event.deltaY * lines * (event.ctrlKey ? 0.01 : 0.002)), event.clientX, event.clientY);
  }

  #onDown(event) {
    this.stage.setPointerCapture(event.pointerId);
    this.#pointers.set(event.pointerId, event);
    if (this.#pointers.size === 1) this.#start = { x: event.clientX, y: event.clientY };
    else this.#start = null;
  }

  #onMove(event) {
    const before = this.#pointers.get(event.pointerId);
    if (!before) return;
    const other = [...this.#pointers.values()].find(({ pointerId }) => pointerId !== event.pointerId);
    this.#pointers.set(event.pointerId, event);
    if (other) {
      const distance = (point) => Math.hypot(point.clientX - other.clientX, point.clientY - other.clientY);
      this.by(distance(event) / Math.max(1, distance(before)), (event.clientX + other.clientX) / 2, (event.clientY + other.clientY) / 2);
    } else if (this.zoomed) {
      this.#x += event.clientX - before.clientX;
      this.#y += event.clientY - before.clientY;
      this.#apply();
    } else if (this.#start && event.pointerType !== 'mouse') {
      this.#move(`translate(${event.clientX - this.#start.x}px, ${Math.max(0, event.clientY - this.#start.y)}px)`);
    }
  }

  #onUp(event) {
    this.#pointers.delete(event.pointerId);
    const start = this.#start;
    this.#start = null;
    if (this.zoomed || !start) return;
    this.#apply();
    if (event.type === 'pointercancel' || event.pointerType === 'mouse') return;
    const [right, down] = [event.clientX - start.x, event.clientY - start.y];
    if (Math.abs(right) > SWIPE && Math.abs(right) > Math.abs(down)) this.actions.swipe(right > 0 ? -1 : 1);
    else if (down > 2 * SWIPE && down > Math.abs(right)) this.actions.dismiss();
  }
}

export const confirm = (title, text, yes, no) => ask(title, h('p', {}, text), yes, no, 'danger').then(Boolean);

export const askName = (title, label, yes, no) =>
  ask(title, h('label', {}, label, h('input', { name: 'name', required: true, maxlength: 100, autofocus: true, autocomplete: 'off' })), yes, no)
    .then((answer) => (answer ? answer.get('name') : ''));

function ask(title, content, yes, no, kind = '') {
  return new Promise((resolve) => {
    const form = h('form', { method: 'dialog' }, content, h('div', { class: 'buttons' },
      h('button', { type: 'button', class: 'quiet', autofocus: Boolean(kind), onclick: () => dialog.close() }, no),
      h('button', { class: `primary ${kind}`, value: 'yes' }, yes)));
    const dialog = h('dialog', { class: 'sheet', 'aria-labelledby': 'question',
      onclick: ({ target }) => target === dialog && dialog.close(),
      // The viewer under it has keys of its own.
      onkeydown: (event) => event.stopPropagation(),
      oncancel: (event) => event.stopPropagation(),
      onclose: () => {
        resolve(dialog.returnValue && new FormData(form));
        dialog.remove();
      } }, h('h2', { id: 'question' }, title), form);
    document.body.append(dialog);
    dialog.showModal();
  });
}
