// The list of photos on their way: state, progress, cancel and retry for each.
import { h, icon, iconButton, lastPart, svg, toPhoto } from './page.js';
import { photoType, Uploads } from './uploads.js';

const ANNOUNCE = 1500;
const FAILED = ({ state, worthRetrying }) => state === 'failed' && worthRetrying;
const UNDER_WAY = ({ underWay }) => underWay;
const RING = 2 * Math.PI * 13;

export class UploadPanel {
  #rows = new Map();
  #announcing = null;
  #failed = [];

  constructor(gallery) {
    this.gallery = gallery;
    this.texts = gallery.texts;
    this.uploads = new Uploads(gallery.api, gallery.photos);
    this.uploads.addEventListener('change', ({ detail }) => this.#show(detail));
    addEventListener('beforeunload', (event) => {
      if (this.uploads.all.some(UNDER_WAY)) event.preventDefault();
    });
    this.#build();
  }

  add(files) {
    this.#open();
    this.uploads.add(files, this.gallery.album());
  }

  #build() {
    const { texts } = this;
    this.list = h('ul', { role: 'list', id: 'upload-list', tabindex: 0, 'aria-label': texts.uploads });
    this.title = h('h2', { tabindex: -1 });
    this.bar = h('progress', { max: 1, value: 0, 'aria-label': texts.uploads });
    this.heard = h('p', { class: 'heard', role: 'status', 'aria-live': 'polite' });
    this.alarm = h('p', { class: 'heard', role: 'alert' });
    this.folder = iconButton('down', texts.fold, () => this.#fold(), { 'aria-expanded': 'true', 'aria-controls': 'upload-list' });
    this.closer = iconButton('close', texts.clear, () => this.#close());
    this.retryAll = h('button', { type: 'button', class: 'quiet', onclick: () => this.#each(FAILED, 'retry') }, texts.retryAll);
    this.cancelAll = h('button', { type: 'button', class: 'quiet', onclick: () => this.#each(UNDER_WAY, 'cancel') }, texts.cancelAll);
    this.panel = h('section', { class: 'uploads', id: 'uploads', 'aria-label': texts.uploads, hidden: true },
      h('header', {}, this.title, this.folder, this.closer), this.bar, this.list,
      h('footer', {}, this.retryAll, this.cancelAll));
    document.body.append(this.panel, this.heard, this.alarm);
  }

  #open() {
    this.panel.hidden = false;
    if (this.list.hidden) this.#fold();
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

  #fold() {
    const folded = !this.list.hidden;
    this.list.hidden = folded;
    this.panel.classList.toggle('folded', folded);
    this.folder.setAttribute('aria-expanded', String(!folded));
    this.folder.setAttribute('aria-label', folded ? this.texts.unfold : this.texts.fold);
    this.folder.title = folded ? this.texts.unfold : this.texts.fold;
  }

  #each(which, action) {
    for (const upload of this.uploads.all.filter(which)) this.uploads[action](upload);
    this.title.focus();
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
    row.circle.style.strokeDashoffset = RING * (1 - (upload.state === 'sending' ? upload.progress : upload.underWay ? 0 : 1));
    this.#summariseSoon();
  }

  #changeState(row, upload) {
    const { state } = upload;
    row.state = state;
    const had = row.action.contains(document.activeElement);
    row.element.className = `row ${state}${upload.thumbnailError ? ' placeholder' : ''}`;
    const over = state === 'ready' || state === 'stored' || state === 'slow';
    row.name.replaceChildren(over ? h('a', { href: toPhoto(upload.key) }, upload.file.name) : upload.file.name);
    row.badge.replaceChildren(...(state === 'ready' ? [icon('check')] : state === 'failed' ? [icon('fail')] : []));
    row.action.replaceChildren(...this.#actions(upload));
    if (had) (row.action.firstElementChild ?? this.list).focus();
    if (state === 'failed') {
      this.#failed.push(this.texts.uploadFailed(upload.file.name, this.#reason(upload)));
      if (!had) this.list.prepend(row.element);
    }
    if (upload.done) this.#announceSoon();
  }

  #actions(upload) {
    const { name } = upload.file;
    if (upload.underWay) return [iconButton('close', this.texts.cancelUpload(name), () => this.uploads.cancel(upload))];
    if (upload.state === 'failed' && upload.failure.reason === 'notSignedIn' && this.gallery.session.possible) {
      return [h('button', { type: 'button', class: 'quiet', onclick: async () => {
        await this.gallery.signIn();
        if (this.gallery.session.signedIn) this.#each(FAILED, 'retry');
      } }, this.texts.signIn)];
    }
    if (!upload.worthRetrying) return [];
    return [iconButton('retry', this.texts.retryUpload(name), () => this.uploads.retry(upload))];
  }

  #row(upload) {
    const badge = h('span', { class: 'badge' });
    const ring = ringOf();
    const name = h('span', { class: 'file' }, upload.file.name);
    const text = h('span', { class: 'what' });
    const action = h('span', { class: 'action' });
    const element = h('li', { class: 'row' },
      h('span', { class: 'ring', 'aria-hidden': 'true' }, ring.svg, badge), h('span', { class: 'words' }, name, text), action);
    return { element, badge, name, text, action, circle: ring.circle };
  }

  #sentence(upload) {
    const { texts } = this;
    const { state } = upload;
    if (state === 'sending') return texts.upload.sending(Math.floor(upload.progress * 100));
    if (state === 'failed') return this.#reason(upload);
    if (state !== 'ready') return texts.upload[state];
    if (upload.thumbnailError) return texts.thumbnailError[upload.thumbnailError] ?? texts.thumbnailError.unsupported;
    if (upload.already) return texts.upload.already;
    return upload.renamed ? texts.upload.renamed(lastPart(upload.key)) : texts.upload.ready;
  }

  #reason({ failure }) {
    const text = this.texts.failure[failure.reason];
    return typeof text === 'function' ? text(failure.status) : text;
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
    const sum = all.reduce((total, { state, progress, done }) =>
      total + (done ? 1 : state === 'stored' || state === 'slow' ? 0.9 : state === 'sending' ? progress * 0.8 : 0), 0);
    this.bar.value = all.length ? sum / all.length : 0;
    this.panel.classList.toggle('busy', open > 0);
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

export async function filesOf(entries) {
  const found = await Promise.all(entries.filter(Boolean).map(async (entry) => {
    if (entry instanceof File) return [entry];
    if (entry.isFile) return [await new Promise((resolve, reject) => entry.file(resolve, reject))];
    const reader = entry.createReader();
    const inside = [];
    for (let more; (more = await new Promise((resolve, reject) => reader.readEntries(resolve, reject))).length;) inside.push(...more);
    return (await filesOf(inside)).filter(photoType);
  }));
  return found.flat();
}

function ringOf() {
  const [track, done] = ['track', 'done'].map((kind) => svg('circle', { cx: 15, cy: 15, r: 13, class: kind }));
  done.style.strokeDasharray = RING;
  return { svg: svg('svg', { viewBox: '0 0 30 30' }, track, done), circle: done };
}
