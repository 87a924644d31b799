// The page: reads the gallery, shows an album or all of it, and brings in the rest when it is wanted.
import { Api } from './api.js';
import { early } from './early.js';
import { Grid, Thumbnails } from './grid.js';
import { albumOfPhoto, h, icon, lastPart, read, toAlbum, toPhoto } from './page.js';
import { pages, Photos } from './photos.js';
import settings from './settings.js';
import texts from './texts.js';

const SETTLE = 700;
const STALE = 60_000;

/** On one's own computer nobody signs in: every visitor is the owner. */
const OPEN = Object.assign(new EventTarget(), {
  possible: false, signedIn: false, mayRead: true, mayWrite: true, readsNeedToken: false, token: async () => null,
});

const $ = (id) => document.getElementById(id);
const session = settings.signIn ? new (await import('./session.js')).Session(settings.signIn) : OPEN;
const api = new Api(session);
const photos = new Photos();
const thumbnails = new Thumbnails(api);
translate();
const grid = new Grid($('photos'), thumbnails);
const gallery = { api, photos, session, thumbnails, texts, say, signIn, view: () => photos.view(album), album: () => album, focus };

let album = startingAlbum();
let reading = null;
const whole = new Set();

function say(text) {
  const toast = $('toast');
  toast.replaceChildren(h('p', {}, text));
  clearTimeout(say.timer);
  say.timer = setTimeout(() => toast.replaceChildren(), 6000);
}

function translate() {
  document.documentElement.lang = texts.lang;
  $('skip').textContent = texts.skip;
  $('title').textContent = texts.all;
  $('albums').setAttribute('aria-label', texts.albums);
}

/** A link to a photo opens in front of its album: cheaper to read than the whole gallery. */
function startingAlbum() {
  const { album: named, photo } = read();
  return named ?? albumOfPhoto(photo);
}

const covered = (scope) => whole.has('') || whole.has(scope) || [...whole].some((outer) => scope.startsWith(`${outer}/`));

async function load(scope) {
  if (reading && (reading.scope === scope || reading.scope === '')) return;
  reading?.stop.abort();
  const stop = new AbortController();
  reading = { scope, stop };
  const round = photos.begin();
  try {
    for await (const page of pages(api, scope, { signal: stop.signal, onTrouble: trouble, early: early(scope) })) {
      trouble(null);
      photos.merge(page);
    }
    reading = null;
    whole.add(scope);
    photos.finish(round, scope);
    reading = null;
    prepare();
    watchMissing();
  } catch (fault) {
    if (stop.signal.aborted) return;
    reading = null;
    trouble(fault);
  }
}

function trouble(fault) {
  if (fault?.status === 401 && session.possible) return void signIn();
  const notice = $('notice');
  notice.hidden = !fault;
  if (!fault) return;
  const kind = !fault.status ? 'noConnection' : fault.passing ? 'busy' : 'refused';
  const text = texts.loadFailed[kind];
  notice.replaceChildren(typeof text === 'function' ? text(fault.status) : text, ' ');
  if (!fault.passing) {
    notice.append(h('button', { type: 'button', class: 'quiet', onclick: () => {
      trouble(null);
      load(album);
    } }, texts.tryAgain));
  }
}

async function watchMissing() {
  if (photos.view('').every(({ version }) => version)) return;
  const { watch } = await import('./uploads.js');
  watch(gallery);
}

let settling;
function showSoon() {
  const first = !settling;
  settling ??= setTimeout(() => {
    settling = null;
    show();
  }, SETTLE);
  if (first || !reading) show();
}

function show() {
  if (!session.mayRead) return;
  const view = photos.view(album);
  const done = covered(album);
  if (view.length || done) grid.show(view);
  $('title').textContent = album ? lastPart(album) : texts.all;
  document.title = album ? `${lastPart(album)} · Contact Sheet` : 'Contact Sheet';
  $('count').textContent = done ? (view.length ? texts.photos(view.length) : '') : view.length ? texts.findingNewest(view.length) : texts.loading;
  showTrail();
  showAlbums();
  showEmpty(done && !view.length);
}

function showTrail() {
  const parts = album.split('/');
  const outer = parts.slice(0, -1).map((part, i) => ({ name: part, href: toAlbum(parts.slice(0, i + 1).join('/')) }));
  const links = album ? [{ name: texts.all, href: toAlbum('') }, ...outer] : [];
  $('trail').hidden = !links.length;
  $('trail').setAttribute('aria-label', texts.trail);
  $('trail').replaceChildren(...links.flatMap(({ name, href }) => [h('a', { href }, name), h('span', { 'aria-hidden': 'true' }, '/')]));
}

let shownAlbums = '';
function showAlbums() {
  const inner = photos.albums(album);
  const now = JSON.stringify([inner, session.mayWrite]);
  if (now === shownAlbums) return;
  shownAlbums = now;
  $('albums').hidden = !inner.length && !session.mayWrite;
  $('albums').replaceChildren(...inner.map(({ name, count }) =>
    h('a', { href: toAlbum(name) }, lastPart(name), h('span', { class: 'number' }, texts.number(count)))));
  if (session.mayWrite) $('albums').append(h('button', { type: 'button', onclick: newAlbum }, icon('add'), texts.newAlbum));
}

async function newAlbum() {
  const [{ askName }, { albumOf }] = await Promise.all([import('./viewer.js'), import('./photo-key.js')]);
  const name = albumOf(await askName(texts.newAlbum, texts.albumName, texts.create, texts.cancel) ?? '');
  if (name) location.assign(toAlbum(album ? `${album}/${name}` : name));
}

function showEmpty(empty) {
  $('empty')?.remove();
  $('photos').hidden = empty;
  if (!empty) return;
  const invite = session.mayWrite;
  $('main').append(h('section', { class: 'empty', id: 'empty' },
    h('div', { class: 'blank', 'aria-hidden': 'true' }, ...Array.from({ length: 6 }, () => h('span'))),
    h('h2', {}, album ? texts.emptyAlbum : texts.empty),
    h('p', {}, invite ? texts.emptyOwner : texts.emptyVisitor),
    invite ? h('button', { type: 'button', class: 'primary', onclick: choose }, icon('add'), texts.add) : null));
}

function showTools() {
  const { possible, signedIn, mayWrite } = session;
  const tools = [];
  if (possible) {
    tools.push(h('button', { type: 'button', class: 'quiet', id: 'session', onclick: () => (signedIn ? signOut() : signIn()) },
      signedIn ? texts.signOut : texts.signIn));
  }
  if (mayWrite) {
    tools.push(h('button', { type: 'button', class: 'primary', id: 'add', 'aria-label': texts.add, onclick: choose, onfocus: panel, onpointerenter: panel },
      icon('add'), h('span', { class: 'wide' }, texts.add)));
  }
  $('tools').replaceChildren(...tools);
}

const parts = {};
function part(name, make) {
  parts[name] ??= import(`./${name}.js`).then(make, (fault) => {
    parts[name] = null;
    say(texts.failure.noConnection);
    throw fault;
  });
  return parts[name];
}

const viewer = () => part('viewer', ({ Viewer }) => new Viewer(gallery));
const panel = () => part('upload-panel', ({ UploadPanel }) => new UploadPanel(gallery));

function prepare() {
  (globalThis.requestIdleCallback ?? setTimeout)(() => viewer().catch(() => {}));
}

async function go() {
  if (!session.mayRead) return;
  const { album: named, photo } = read();
  if (named !== undefined && named !== album) {
    album = named;
    if (!photos.view(album).length && !covered(album)) grid.wait();
    scrollTo({ top: 0, behavior: 'instant' });
    show();
  }
  if (!covered(album)) load(album);
  if (photo) (await viewer()).open(photo);
  else (await parts.viewer)?.close();
}

function focus(key) {
  const entry = photos.get(key);
  if (entry) grid.focus(entry);
}

async function add(files) {
  if (!session.mayWrite) return signIn();
  if (files.length) (await panel()).add(files);
}

function choose() {
  const input = h('input', { type: 'file', multiple: true, accept: 'image/*', id: 'files', hidden: true });
  input.onchange = () => {
    add([...input.files]);
    input.remove();
  };
  $('files')?.remove();
  document.body.append(input);
  input.click();
}

function listenForFiles() {
  let depth = 0;
  let own = false;
  const cover = h('div', { class: 'drop', hidden: true }, h('p', {}));
  document.body.append(cover);
  const carries = (event) => !own && event.dataTransfer?.types.includes('Files') && !document.querySelector('dialog[open]');
  const leave = () => {
    depth = 0;
    cover.hidden = true;
  };
  addEventListener('dragstart', () => { own = true; });
  addEventListener('dragend', () => { own = false; });
  addEventListener('dragenter', (event) => {
    if (!carries(event)) return;
    depth += 1;
    panel();
    cover.firstChild.textContent = album ? texts.dropInto(lastPart(album)) : texts.dropHere;
    cover.hidden = false;
  });
  addEventListener('dragleave', (event) => {
    if (carries(event) && (depth -= 1) <= 0) leave();
  });
  addEventListener('dragover', (event) => {
    if (carries(event)) event.preventDefault();
  });
  addEventListener('drop', async (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    leave();
    // Taken at once: they are gone after the first pause.
    const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.() ?? item.getAsFile());
    const { filesOf } = await import('./upload-panel.js');
    add(await filesOf(entries));
  });
  addEventListener('paste', (event) => {
    const files = [...event.clipboardData?.files ?? []];
    if (files.length) add(files);
  });
}

async function signIn() {
  const { askToSignIn } = await import('./sign-in.js');
  await askToSignIn(gallery);
}

async function signOut() {
  say(texts.signedOut);
  await session.signOut();
}

function onSession() {
  showTools();
  if (session.mayRead) {
    document.body.classList.remove('private');
    load(album);
    show();
    go();
  } else {
    document.body.classList.add('private');
    reading?.stop.abort();
    reading = null;
    whole.clear();
    photos.clear();
    grid.wait();
    signIn();
  }
}

photos.addEventListener('change', showSoon);
photos.addEventListener('thumbnail', ({ detail }) => grid.refresh(detail));
session.addEventListener('change', onSession);
addEventListener('hashchange', go);
$('skip').addEventListener('click', (event) => {
  event.preventDefault();
  ($('photos').querySelector('a[tabindex="0"]') ?? $('main')).focus();
});
let hiddenAt = 0;
document.addEventListener('visibilitychange', () => {
  if (document.hidden) hiddenAt = Date.now();
  else if (hiddenAt && Date.now() - hiddenAt > STALE && session.mayRead && photos.size <= 2000) load(album);
});
listenForFiles();
onSession();
