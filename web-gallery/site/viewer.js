// One photo, large: its thumbnail at once, the original over it as soon as it is here.
import { address, fresh } from './api.js';
import { confirm } from './confirm.js';
import { h, iconButton, lastPart, toAlbum, toPhoto } from './page.js';
import { decodeName } from './photo-key.js';
import { Zoom } from './zoom.js';

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

  /** Shows a photo, whether or not the gallery has listed it yet. */
  async open(key) {
    if (!this.dialog.open) {
      this.dialog.showModal();
      document.documentElement.classList.add('viewing');
    }
    if (key === this.#key) return;
    this.#reset();
    this.#key = key;
    this.#entry = this.gallery.photos.get(key) ?? null;
    this.#name = lastPart(key);
    this.title.textContent = this.#name;
    this.photo.setAttribute('aria-label', this.#name);
    this.remove.hidden = !this.gallery.session.mayWrite;
    this.#count();
    this.#showThumbnail();
    await this.#loadOriginal();
  }

  /** Puts the photo away, and the focus back on its frame. */
  close() {
    if (!this.dialog.open) return;
    const key = this.#key;
    this.#reset();
    this.#key = null;
    this.dialog.close();
    document.documentElement.classList.remove('viewing');
    this.gallery.focus(key);
  }

  #build() {
    const { texts } = this;
    this.title = h('h2', { id: 'viewer-title' });
    this.facts = h('p', { class: 'facts' });
    this.thumbnail = h('img', { alt: '', class: 'under', draggable: 'false' });
    this.original = h('img', { alt: '', class: 'over', draggable: 'false' });
    this.photo = h('div', { class: 'photo', role: 'img', tabindex: -1, autofocus: true }, this.thumbnail, this.original);
    this.stage = h('div', { class: 'stage' }, this.photo);
    this.message = h('p', { class: 'message', role: 'status' });
    this.loading = h('progress', { class: 'loading', max: 1, 'aria-label': texts.original });
    this.before = iconButton('previous', texts.previous, () => this.#step(-1), { class: 'icon-button step before' });
    this.after = iconButton('next', texts.next, () => this.#step(1), { class: 'icon-button step after' });
    this.remove = iconButton('delete', texts.delete, () => this.#delete());
    const tools = h('div', { class: 'tools' },
      iconButton('zoom', texts.zoom, () => this.zoom.toggle(), { title: `${texts.zoom}. ${texts.zoomHint}` }),
      iconButton('copy', texts.copyLink, () => this.#copyLink()),
      iconButton('download', texts.download, () => this.#download()),
      this.remove,
      iconButton('close', texts.close, () => this.#leave()));
    this.dialog = h('dialog', {
      class: 'viewer', 'aria-labelledby': 'viewer-title', onkeydown: (event) => this.#onKey(event),
      oncancel: (event) => {
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
    this.loading.hidden = true;
    for (const image of [this.thumbnail, this.original]) {
      image.removeAttribute('src');
      image.classList.remove('shown');
    }
    if (this.#url) URL.revokeObjectURL(this.#url);
    this.#url = null;
    this.type = null;
  }

  #count() {
    const view = this.gallery.view();
    const entry = this.gallery.photos.get(this.#key);
    const arrived = entry && !this.#entry;
    this.#entry = entry ?? this.#entry;
    const index = view.indexOf(entry);
    this.before.disabled = index <= 0;
    this.after.disabled = index < 0 || index >= view.length - 1;
    this.facts.textContent = entry ? [
      index >= 0 ? this.texts.position(index + 1, view.length) : '',
      new Date(entry.time).toLocaleDateString(this.texts.lang, { dateStyle: 'medium' }),
      size(entry.size, this.texts.lang),
    ].filter(Boolean).join(' · ') : '';
    if (arrived) this.#showThumbnail();
  }

  #showThumbnail() {
    if (!this.#entry?.version) return;
    this.gallery.thumbnails.show(this.thumbnail, this.thumbnail, this.#entry, this.#stop.signal);
  }

  async #loadOriginal() {
    const { signal } = this.#stop;
    const key = this.#key;
    try {
      const answer = await this.gallery.api.request(address('photos', key), { signal, cache: 'no-cache' });
      this.#name = decodeName(answer.headers.get('x-amz-meta-filename') ?? lastPart(key));
      this.title.textContent = this.#name;
      this.photo.setAttribute('aria-label', this.#name);
      const blob = await this.#read(answer, signal);
      this.#url = URL.createObjectURL(blob);
      this.original.src = this.#url;
      const shown = await this.original.decode().then(() => true, () => false);
      if (signal.aborted) return;
      if (shown) this.original.classList.add('shown');
      else await this.#sayWhyNotShown(signal);
    } catch (fault) {
      if (!signal.aborted) this.message.textContent = fault.status === 404 ? this.texts.photoGone : this.texts.photoFailed;
    } finally {
      if (!signal.aborted) this.loading.hidden = true;
    }
  }

  /** A placeholder knows why it is one; without it the photo may be fine, and only this browser at a loss. */
  async #sayWhyNotShown(signal) {
    this.photo.classList.add('unshown');
    const thumbnail = await this.gallery.api.lookForThumbnail(this.#key, signal).catch(() => null);
    if (!signal.aborted) this.message.textContent = this.texts.thumbnailError[thumbnail?.error] ?? this.texts.cannotShow;
  }

  /** The body, with a bar for those that take a while. */
  async #read(answer, signal) {
    const all = Number(answer.headers.get('Content-Length'));
    const parts = [];
    let got = 0;
    const slow = setTimeout(() => { this.loading.hidden = signal.aborted; }, 250);
    this.loading.removeAttribute('value');
    try {
      const reader = answer.body.getReader();
      for (let part; !(part = await reader.read()).done;) {
        parts.push(part.value);
        got += part.value.length;
        if (all && !signal.aborted) this.loading.value = got / all;
      }
    } finally {
      clearTimeout(slow);
    }
    return new Blob(parts, { type: answer.headers.get('Content-Type') ?? '' });
  }

  #step(direction) {
    const view = this.gallery.view();
    const next = view[view.indexOf(this.gallery.photos.get(this.#key)) + direction];
    if (next) history.replaceState(history.state, '', toPhoto(next.key));
    if (next) this.open(next.key);
  }

  /** Closes by the address, so that the browser's back button closes it too. */
  #leave() {
    location.assign(toAlbum(this.gallery.album()));
  }

  #onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const arrow = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (arrow && this.zoom.zoomed) this.zoom.pan(...arrow);
    else if (event.key === 'ArrowLeft' || event.key === 'PageUp') this.#step(-1);
    else if (event.key === 'ArrowRight' || event.key === 'PageDown') this.#step(1);
    else if (event.key === '+' || event.key === '=') this.zoom.by(1.5);
    else if (event.key === '-') this.zoom.by(1 / 1.5);
    else if (event.key === '0') this.zoom.reset();
    else if (event.key === 'Delete' && !this.remove.hidden) this.#delete();
    else return;
    event.preventDefault();
  }

  async #copyLink() {
    try {
      await navigator.clipboard.writeText(location.href);
      this.#tell(this.texts.linkCopied);
    } catch {
      this.#tell(this.texts.linkNotCopied);
    }
  }

  /** In the dialog itself: what lies under a modal dialog is hidden from screen readers. */
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
        await (await this.gallery.api.request(address('photos', this.#key, { fresh: fresh() }))).blob());
      h('a', { href: url, download: name }).click();
      if (url !== this.#url) setTimeout(() => URL.revokeObjectURL(url), 60_000);
    } catch {
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
    this.gallery.photos.remove(key);
    if (!next) this.#leave();
    else if (this.#key === key) {
      history.replaceState(history.state, '', toPhoto(next.key));
      this.open(next.key);
    }
    this.gallery.say(texts.deleted(name));
    if (next) this.#tell(texts.deleted(name));
  }
}

function size(bytes, language) {
  const megabytes = bytes / 1024 / 1024;
  return megabytes >= 0.1
    ? `${megabytes.toLocaleString(language, { maximumFractionDigits: 1 })} MB`
    : `${Math.ceil(bytes / 1024).toLocaleString(language)} KB`;
}
