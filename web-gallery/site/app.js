// The page: reads the gallery, shows an album or all of it, and brings in the rest when it is wanted.
import { Api, pages, Photos, watch } from './gallery.js';
import { early, language } from './early.js';
import { Grid, Thumbnails } from './grid.js';
import { albumOfPhoto, h, icon, lastPart, read, toAlbum, toPhoto } from './page.js';
import settings from './settings.js';

const SETTLE = 700;
const STALE = 60_000;

/** On one's own computer nobody signs in: every visitor is the owner. */
const OPEN = Object.assign(new EventTarget(), { mayRead: true, mayWrite: true, token() {} });

const texts = await language;
const $ = (id) => document.getElementById(id);
const session = settings.signIn ? new (await import('./session.js')).Session(settings.signIn) : OPEN;
const api = new Api(session);
const photos = new Photos();
const thumbnails = new Thumbnails(api);
document.documentElement.lang = texts.lang;
$('skip').textContent = texts.skip;
$('title').textContent = texts.all;
for (const id of ['albums', 'trail']) $(id).ariaLabel = texts[id];
const grid = new Grid($('photos'), thumbnails, texts);
const gallery = { api, photos, session, thumbnails, texts, say, signIn, view: () => photos.view(album), album: () => album, focus };

// A link to a photo opens in front of its album: cheaper to read than the whole gallery.
let album = read().album ?? albumOfPhoto(read().photo);
let reading = null;
const whole = new Set();

function say(text) {
  const toast = $('toast');
  toast.replaceChildren(h('p', {}, text));
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
    setTimeout(() => viewer().catch(() => {}));
    watch(api, photos);
  } catch (fault) {
    if (stop.signal.aborted) return;
    reading = null;
    trouble(fault);
  }
}

function trouble(fault) {
  if (fault?.status === 401 && session.possible) return void signIn();
  $('notice').hidden = !fault;
  if (!fault) return;
  if (!fault.passing) {
    $('photos').ariaBusy = false;
    $('count').textContent = '';
  }
  const kind = !fault.status ? 'noConnection' : fault.passing ? 'busy' : 'refused';
  const again = () => {
    trouble(null);
    load(album);
  };
  $('notice').replaceChildren(texts.loadFailed[kind](fault.status), fault.passing ? '' : h('button', { class: 'quiet', onclick: again }, texts.tryAgain));
}

let settling;
function showSoon() {
  if (!settling || !reading) show();
  settling ??= setTimeout(() => {
    settling = null;
    show();
  }, SETTLE);
}

function show() {
  if (!session.mayRead) return;
  const view = photos.view(album);
  const done = covered(album);
  if (view.length || done) grid.show(view);
  $('title').textContent = album ? lastPart(album) : texts.all;
  document.title = album ? `${lastPart(album)} · Contact Sheet` : 'Contact Sheet';
  const count = done ? texts.photos : texts.findingNewest;
  $('count').textContent = view.length ? count(view.length) : done ? '' : texts.loading;
  showTrail();
  showAlbums();
  showEmpty(done && !view.length);
}

function showTrail() {
  const outer = [];
  for (let inner = album; inner; inner = albumOfPhoto(inner)) outer.unshift(albumOfPhoto(inner));
  $('trail').hidden = !album;
  $('trail').replaceChildren(...outer.map((name) => h('a', { href: toAlbum(name) }, name ? lastPart(name) : texts.all)));
}

let shownAlbums = '';
function showAlbums() {
  const inner = photos.albums(album);
  const now = JSON.stringify([inner, session.mayWrite]);
  if (now === shownAlbums) return;
  shownAlbums = now;
  $('albums').hidden = !inner.length && !session.mayWrite;
  $('albums').replaceChildren(...inner.map(({ name, count }) =>
    h('a', { href: toAlbum(name) }, lastPart(name), h('span', { class: 'number' }, texts.number(count)))),
  session.mayWrite ? h('button', { onclick: newAlbum }, icon('add'), texts.newAlbum) : '');
}

async function newAlbum() {
  const [{ askName }, { albumOf }] = await Promise.all([import('./viewer.js'), import('./photo-key.js')]);
  const name = albumOf(await askName(texts.newAlbum, texts.albumName, texts.create, texts.cancel));
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
    invite ? h('button', { class: 'primary', onclick: choose }, icon('add'), texts.add) : ''));
}

function showTools() {
  const { possible, signedIn, mayWrite } = session;
  $('tools').replaceChildren(
    possible ? h('button', { class: 'quiet', id: 'session', onclick: signedIn ? signOut : signIn }, signedIn ? texts.signOut : texts.signIn) : '',
    mayWrite ? h('button', { class: 'primary', id: 'add', 'aria-label': texts.add, onclick: choose, onfocus: panel, onpointerenter: panel },
      icon('add'), h('span', { class: 'wide' }, texts.add)) : '');
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
const panel = () => part('uploads', ({ UploadPanel }) => new UploadPanel(gallery));

async function go() {
  if (!session.mayRead) return;
  const { album: named = album, photo } = read();
  if (named !== album) {
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
  if (!files.length) return;
  if (!session.mayWrite) await signIn();
  if (session.mayWrite) (await panel()).add(files);
}

function choose() {
  $('files')?.remove();
  const input = h('input', { type: 'file', multiple: true, accept: 'image/*', id: 'files', hidden: true, onchange: () => add([...input.files]) });
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
    words.textContent = album ? texts.dropInto(lastPart(album)) : texts.dropHere;
    cover.hidden = false;
  });
  addEventListener('dragover', (event) => {
    if (carries(event)) event.preventDefault();
  });
  addEventListener('drop', async (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    cover.hidden = true;
    // Taken at once: they are gone after the first pause.
    const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.() ?? item.getAsFile());
    const { filesOf } = await import('./uploads.js');
    add(await filesOf(entries));
  });
  addEventListener('paste', ({ clipboardData }) => add([...clipboardData?.files ?? []]));
}

async function signIn() {
  if (session.possible) await (await import('./session.js')).askToSignIn(gallery);
}

async function signOut() {
  say(texts.signedOut);
  await session.signOut();
}

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
