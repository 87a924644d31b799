// The page: reads the gallery, shows an album or all of it, and brings in the rest when it is wanted.
import { code, early, language, settings } from './early.js';
import { Api, BASE, Fault, pages, Photos, watch } from './gallery.js';
import { Grid, Thumbnails } from './grid.js';
import { Albums, albumOfPhoto, h, icon, read, toAlbum } from './page.js';
import { askToSignIn, Session } from './session.js';

const SETTLE = 700;
const STALE = 60_000;

const texts = await language;
document.getElementById('late').remove();
// What nobody expected has one way to be told. Where even this does not load, the browser's console has it.
const tellFailure = (cause) => import('./failure.js').then(({ tell }) => tell(cause, texts)).catch(() => {});
// A failure without an error is not of this page: a browser's own, or an extension's.
addEventListener('error', ({ error }) => error && tellFailure(error));
addEventListener('unhandledrejection', ({ reason }) => tellFailure(reason));
const $ = (id) => document.getElementById(id);
const session = new Session(settings.signIn);
// Whoever is not let in is told where to get another code.
if (code) await session.enter(code).catch(() => {});
const api = new Api(session);
const photos = new Photos();
const thumbnails = new Thumbnails(api);
const albums = new Albums();
const otherTabs = new BroadcastChannel(`contact-sheet ${BASE.pathname}`);
document.documentElement.lang = texts.lang;
$('skip').textContent = texts.skip;
$('title').textContent = texts.all;
for (const id of ['albums', 'trail']) $(id).ariaLabel = texts[id];
const grid = new Grid($('photos'), thumbnails, texts);
const gallery = {
  api, photos, session, thumbnails, albums, texts, say, signIn, removed, focus, view: () => photos.view(album), album: () => album,
};

// A link to a photo opens in front of its album: cheaper to read than the whole gallery.
let album = read().album ?? albumOfPhoto(read().photo);
let reading = null;
/** Shown before it was all known: what is above it keeps its room. */
let begun = false;
const whole = new Set();

function say(text) {
  const toast = $('toast');
  toast.replaceChildren(text && h('p', {}, text));
  clearTimeout(say.timer);
  say.timer = setTimeout(() => toast.replaceChildren(), 6000);
}

const covered = (scope) => whole.has('') || whole.has(scope) || [...whole].some((outer) => scope.startsWith(`${outer}/`));

async function load(scope) {
  if (reading?.scope === scope || reading?.scope === '') return;
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
    restorePlace();
    setTimeout(whenIdle);
    watch(api, photos);
  } catch (fault) {
    if (stop.signal.aborted) return;
    reading = null;
    photos.settle();
    if (!(fault instanceof Fault)) throw fault;
    trouble(fault);
  }
}

function trouble(fault) {
  if (fault?.status === 401) return void signIn();
  $('notice').hidden = !fault;
  if (!fault) return;
  if (!fault.passing) {
    $('photos').ariaBusy = false;
    $('count').textContent = '';
  }
  const again = () => {
    trouble(null);
    load(album);
  };
  $('notice').replaceChildren(texts.loadFailed[fault.kind](fault.status), fault.passing ? '' : h('button', { class: 'quiet', onclick: again }, texts.tryAgain));
}

let settling;
function showSoon() {
  if (!settling || !reading) show();
  settling ??= setTimeout(() => {
    settling = null;
    show();
  }, SETTLE);
}

/** Not while a finger is down: it would come up on another photo. */
let touching = false;
let waiting = false;
for (const type of ['pointerdown', 'pointerup', 'pointercancel']) {
  addEventListener(type, () => {
    touching = type === 'pointerdown';
    if (waiting && !touching) setTimeout(show);
  }, true);
}

function show() {
  waiting = touching;
  if (!session.mayRead || touching) return;
  const view = photos.view(album);
  const done = covered(album);
  if (view.length || done) grid.show(view);
  begun ||= Boolean(view.length) && !done;
  $('title').textContent = album ? albums.title(album) : texts.all;
  if (!read().photo) document.title = album ? `${albums.title(album)} · Contact Sheet` : 'Contact Sheet';
  const count = done ? texts.photos : texts.findingNewest;
  $('count').textContent = view.length ? count(view.length) : done ? '' : texts.loading;
  showTrail();
  showAlbums(done);
  showEmpty(done && !view.length);
}

function showTrail() {
  const outer = [];
  for (let inner = album; inner; inner = albumOfPhoto(inner)) outer.unshift(albumOfPhoto(inner));
  $('trail').hidden = !album;
  $('trail').replaceChildren(...outer.map((name) => h('a', { href: toAlbum(name) }, name ? albums.title(name) : texts.all)));
}

let shownAlbums = '';
function showAlbums(done) {
  const inner = photos.albums(album);
  $('albums').hidden = !inner.length && !session.mayWrite && !begun;
  const now = JSON.stringify([inner.map((each) => [each, albums.title(each.name)]), session.mayWrite]);
  if (now === shownAlbums) return;
  shownAlbums = now;
  $('albums').replaceChildren(...inner.map(({ name, count }) =>
    h('a', { href: toAlbum(name) }, albums.title(name), h('span', { class: 'number' }, texts.number(count)))),
  session.mayWrite ? h('button', { onclick: newAlbum }, icon('add'), texts.newAlbum) : '');
}

async function newAlbum() {
  const [{ askName }, { albumOf }] = await Promise.all(['viewer', 'photo-key'].map(bring));
  const name = await askName(texts.newAlbum, texts.albumName, texts.create, texts.cancel);
  if (!name) return;
  const made = albums.named(album, name, albumOf);
  if (made === album) say(texts.noAlbumName);
  else location.assign(toAlbum(made));
}

function showEmpty(empty) {
  $('empty')?.remove();
  $('photos').hidden = empty;
  if (!empty) return;
  const invite = session.mayWrite;
  $('main').append(h('section', { class: 'empty', id: 'empty' },
    h('div', { class: 'blank', 'aria-hidden': 'true' }, ...Array.from({ length: 6 }, () => h('span'))),
    h('h2', {}, album ? texts.emptyAlbum : texts.empty),
    h('p', {}, !invite ? texts.emptyVisitor : album ? texts.emptyOwnerAlbum : texts.emptyOwner),
    invite ? h('button', { class: 'primary', onclick: choose }, icon('add'), texts.add) : ''));
}

function showTools() {
  const { signedIn, mayWrite } = session;
  $('tools').replaceChildren(
    h('button', { class: 'quiet', id: 'session', onclick: signedIn ? signOut : signIn }, signedIn ? texts.signOut : texts.signIn),
    mayWrite ? h('button', { class: 'primary', id: 'add', 'aria-label': texts.add, onclick: choose, onfocus: panel, onpointerenter: panel },
      icon('add'), h('span', { class: 'wide' }, texts.add)) : '');
}

/** A module that was not needed at once; where there is no connection its wish is dropped, with a word. */
const bring = (name) => import(`./${name}.js`).catch((fault) => {
  if (!/module/i.test(fault.message)) throw fault;
  say(texts.failure.noConnection());
  parts[name] = null;
  return new Promise(() => {});
});

const parts = {};
function part(name, make) {
  return parts[name] ??= bring(name).then(make);
}

const viewer = () => part('viewer', ({ Viewer }) => new Viewer(gallery));
const panel = () => part('uploads', ({ UploadPanel }) => new UploadPanel(gallery));
const printing = () => part('print', ({ Printing }) => new Printing({ ...gallery, grid }));

async function whenIdle() {
  await viewer();
  await (await printing()).prepare();
}

async function go() {
  if (!session.mayRead) return;
  const { album: named, photo } = read();
  goTo(named ?? (within(photo) ? album : albumOfPhoto(photo)));
  if (photo) (await viewer()).open(photo);
  else if (parts.viewer) {
    (await parts.viewer).close();
    show();
  }
}

const within = (photo) => !album || photo.startsWith(`${album}/`);

function goTo(named) {
  if (named !== album) {
    album = named;
    begun = false;
    if (!photos.view(album).length && !covered(album)) grid.wait();
    scrollTo({ top: 0, behavior: 'instant' });
    show();
    if (covered(album)) whenIdle();
  }
  if (!covered(album)) load(album);
}

// ---- The way back: how many steps below a photo the sheet is that it was opened from; none under a link

let way = null;
function noteWay(start) {
  const { photo } = read();
  const { state } = history;
  // An entry that has been noted is one that was gone back or forward to.
  if (photo && state?.deep === undefined) history.replaceState({ ...state, deep: start || way === 0 ? 0 : way + 1 }, '');
  way = photo ? history.state.deep : null;
}

/** A page that is loaded anew is long enough for its place only once it is read. */
let place = history.state?.place;
function restorePlace() {
  if (place && !scrollY) {
    show();
    scrollTo({ top: place, behavior: 'instant' });
  }
  place = 0;
}

function focus(key) {
  const entry = photos.get(key);
  if (entry) grid.focus(entry);
}

/** @param found files, each with the folder inside which it was found; empty for none */
async function add(found) {
  if (!found.length) return;
  if (!session.mayWrite) await signIn();
  if (session.mayWrite) (await panel()).add(found);
}

const addFiles = (files) => add(Array.from(files, (file) => ({ file, folder: '' })));

async function addDropped(entries) {
  const { found, leftOut, unreadable } = await (await bring('folders')).search(entries);
  await add(found);
  if (unreadable.length) say(texts.unreadableFolder(unreadable[0]));
  else if (leftOut) say(texts.leftOut(leftOut));
}

function choose() {
  $('files')?.remove();
  const input = h('input', { type: 'file', multiple: true, accept: 'image/*', id: 'files', hidden: true, onchange: () => addFiles(input.files) });
  document.body.append(input);
  input.click();
}

function listenForFiles() {
  let own = false;
  const words = h('p');
  const cover = h('div', { class: 'drop', hidden: true, ondragleave: () => { cover.hidden = true; } }, words);
  $('main').append(cover);
  const carries = ({ dataTransfer }) => !own && dataTransfer?.types.includes('Files') && !document.querySelector('dialog[open]');
  for (const type of ['dragstart', 'dragend']) addEventListener(type, () => { own = type === 'dragstart'; });
  addEventListener('dragenter', (event) => {
    if (!carries(event)) return;
    panel();
    words.textContent = album ? texts.dropInto(albums.title(album)) : texts.dropHere;
    cover.hidden = false;
  });
  addEventListener('dragover', (event) => {
    if (carries(event)) event.preventDefault();
  });
  addEventListener('drop', (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    cover.hidden = true;
    // Taken at once: they are gone after the first pause.
    addDropped([...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.() ?? item.getAsFile()).filter(Boolean));
  });
  addEventListener('paste', ({ clipboardData }) => addFiles(clipboardData?.files ?? []));
}

async function signIn() {
  await askToSignIn(gallery);
}

async function signOut() {
  otherTabs.postMessage({ signedOut: true });
  await leave();
}

async function leave() {
  say(texts.signedOut);
  albums.forget();
  await session.signOut();
}

function removed(key) {
  photos.remove(key);
  otherTabs.postMessage({ removed: key });
}

otherTabs.onmessage = async ({ data }) => {
  if (data.signedOut && session.signedIn) await leave();
  if (!data.removed) return;
  photos.remove(data.removed);
  (await parts.viewer)?.gone(data.removed);
};

function onSession() {
  showTools();
  shownAlbums = '';
  document.body.classList.toggle('private', !session.mayRead);
  if (session.mayRead) {
    load(album);
    show();
    go();
  } else {
    parts.viewer?.then((shown) => shown.close());
    reading?.stop.abort();
    reading = null;
    whole.clear();
    photos.clear();
    thumbnails.forget();
    grid.wait();
    signIn();
  }
}

photos.addEventListener('change', showSoon);
photos.addEventListener('thumbnail', ({ detail }) => grid.refresh(detail));
session.addEventListener('change', onSession);
addEventListener('hashchange', () => {
  noteWay();
  go();
});
let scrolled;
addEventListener('scroll', () => {
  clearTimeout(scrolled);
  scrolled = setTimeout(() => history.replaceState({ ...history.state, place: scrollY }, ''), 250);
}, { passive: true });
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
noteWay(true);
onSession();
