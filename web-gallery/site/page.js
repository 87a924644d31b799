// What the page is made of: elements without markup in strings, so that names are always text, and its address.
import { decoded, encoded } from './gallery.js';

export function h(name, properties = {}, ...children) {
  const element = document.createElement(name);
  for (const [property, value] of Object.entries(properties)) {
    if (property.startsWith('on')) element.addEventListener(property.slice(2), value);
    else if (value !== false && value != null) element.setAttribute(property, value === true ? '' : value);
  }
  element.append(...children);
  return element;
}

const PATHS = {
  add: 'M12 5v14M5 12h14',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  close: 'M6 6l12 12M18 6L6 18',
  copy: 'M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.7L12 7M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.7 5.7L12 17',
  delete: 'M5 7h14M10 7V5h4v2M7 7l1 12h8l1-12M10.5 10.5v5M13.5 10.5v5',
  down: 'M6 9l6 6 6-6',
  download: 'M12 4v11M7 11l5 5 5-5M5 20h14',
  fail: 'M12 7v6M12 16.5v.5',
  picture: 'M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.5 9v.2',
  next: 'M9 5l7 7-7 7',
  previous: 'M15 5l-7 7 7 7',
  retry: 'M5 12a7 7 0 1 1 2.2 5M5 19v-4h4',
  zoom: 'M11 4a7 7 0 1 1 0 14 7 7 0 0 1 0-14zM16 16l4.5 4.5M8 11h6M11 8v6',
};

export function icon(name) {
  const [drawing, path] = ['svg', 'path'].map((part) => document.createElementNS('http://www.w3.org/2000/svg', part));
  for (const [attribute, value] of [['viewBox', '0 0 24 24'], ['aria-hidden', true], ['class', 'icon']]) drawing.setAttribute(attribute, value);
  path.setAttribute('d', PATHS[name]);
  drawing.append(path);
  return drawing;
}

export const iconButton = (name, label, onclick, kind = '') =>
  h('button', { type: 'button', class: `icon-button ${kind}`, 'aria-label': label, title: label, onclick }, icon(name));

export function read(hash = location.hash) {
  const [, kind, rest] = /^#(album|photo)\/(.+)$/.exec(hash) ?? [];
  return kind ? { [kind]: decoded(rest) } : { album: '' };
}

export const toAlbum = (album) => `${location.pathname}#${album ? `album/${encoded(album)}` : 'all'}`;
export const toPhoto = (key) => `${location.pathname}#photo/${encoded(key)}`;

export const albumOfPhoto = (key) => key.slice(0, Math.max(0, key.lastIndexOf('/')));

export const lastPart = (name) => name.slice(name.lastIndexOf('/') + 1);

/** What the person who brought a photo called it, or what its key makes of that. */
export const nameOf = (entry) => entry.name ?? lastPart(entry.key);

const RAW = /^(3fr|arw|cr[23w]|dng|erf|kdc|mef|mrw|nef|nrw|orf|pef|raf|raw|rw2|sr[2fw]|x3f)$/;
const FORMATS = { heif: 'HEIC', hif: 'HEIC', jpg: 'JPEG', jxl: 'JPEG XL', tif: 'TIFF', bin: '' };

/** What stands in the place of a picture that cannot be made small: a drawing, and the name of its format. */
export function sign(key) {
  const extension = key.slice(key.lastIndexOf('.') + 1).toLowerCase();
  const format = FORMATS[extension] ?? (RAW.test(extension) ? 'RAW' : extension.slice(0, 5).toUpperCase());
  return h('span', { class: 'sign', 'aria-hidden': 'true' }, icon('picture'), format);
}

/** Where this browser keeps things; nowhere, if it is told to keep none. */
export function storage(name) {
  try {
    return window[name];
  } catch {
    return { getItem: () => null, setItem() {}, removeItem() {} };
  }
}

// ---- What people call their albums: a key cannot say it, so this browser remembers what was typed here

const STORED = 'contact-sheet.albums';
const MOST = 1000;

export class Albums {
  #store;
  #titles;

  constructor(store = storage('localStorage')) {
    this.#store = store;
    this.#titles = readTitles(store);
  }

  title(album) {
    return this.#titles.get(album) ?? lastPart(album);
  }

  /** The key of an album inside another one; what each of its parts is called is remembered. */
  named(outer, name, albumOf) {
    let album = outer;
    for (const part of name.split(/[/\\]/)) {
      const inner = albumOf(part);
      if (!inner) continue;
      album = album ? `${album}/${inner}` : inner;
      if (inner !== part) this.#remember(album, part.trim());
    }
    return albumOf(album);
  }

  forget() {
    this.#titles.clear();
    this.#store.removeItem(STORED);
  }

  #remember(album, title) {
    if (this.#titles.get(album) === title) return;
    this.#titles.delete(album);
    this.#titles.set(album, title);
    this.#store.setItem(STORED, JSON.stringify([...this.#titles].slice(-MOST)));
  }
}

function readTitles(store) {
  try {
    return new Map(JSON.parse(store.getItem(STORED)));
  } catch {
    // Somebody else wrote it.
    return new Map();
  }
}
