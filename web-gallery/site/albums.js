// What people call their albums. A key cannot say it, so this browser remembers what was typed here.
import { lastPart, storage } from './page.js';

const STORED = 'contact-sheet.albums';
const MOST = 1000;

export class Albums {
  #store;
  #titles;

  constructor(store = storage('localStorage')) {
    this.#store = store;
    this.#titles = read(store);
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

function read(store) {
  try {
    return new Map(JSON.parse(store.getItem(STORED)));
  } catch {
    // Somebody else wrote it.
    return new Map();
  }
}
