// The open album on paper: all of it, not only what is near the window.
import { orNone } from './grid.js';

/** What is printed from the browser's menu must be here already, so small albums are fetched when nothing else is. */
const AHEAD = 500;
const LANES = 4;

export class Printing {
  #ahead = null;

  constructor(gallery) {
    Object.assign(this, gallery);
    addEventListener('beforeprint', () => this.grid.print(true));
    addEventListener('afterprint', () => this.grid.print(false));
    addEventListener('keydown', (event) => {
      if (event.key !== 'p' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
      if (document.querySelector('.viewer[open]')) return;
      event.preventDefault();
      this.#print();
    });
  }

  /** Nothing is fetched that may cost somebody something: on a phone, or where data are to be saved. */
  async prepare() {
    this.#ahead?.abort();
    if (matchMedia('(pointer: coarse)').matches || navigator.connection?.saveData || this.view().length > AHEAD) return;
    this.#ahead = new AbortController();
    await this.#fetch(this.#ahead.signal, () => {});
  }

  async #print() {
    const { signal } = new AbortController();
    await this.#fetch(signal, (left) => this.say(this.texts.preparingPrint(left)));
    this.say('');
    print();
  }

  async #fetch(signal, progress) {
    const missing = this.view().filter((entry) => entry.version && !entry.error && !this.thumbnails.kept(entry)).reverse();
    const lane = async () => {
      for (let entry; !signal.aborted && (entry = missing.pop());) {
        progress(missing.length);
        await this.thumbnails.load(entry, signal).catch(orNone);
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane));
  }
}
