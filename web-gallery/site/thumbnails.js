// Thumbnails into image elements: by their address where anyone may read, by fetch where a token is needed.
import { address } from './api.js';
import { pause } from './retry.js';

const TRIES = 4;
const NONE = 'data:,';

export class Thumbnails {
  constructor(api) {
    this.api = api;
  }

  /** Shows an entry's thumbnail in an image. Its frame is `pending`, then `shown`, or `missing` if it cannot be had. */
  async show(frame, image, { key, version }, signal) {
    frame.classList.toggle('pending', !version);
    frame.classList.remove('missing', 'shown');
    if (!version) return;
    for (let tries = 0; tries < TRIES && !signal.aborted; tries += 1) {
      try {
        await this.#load(image, address('thumbnails', key, { v: version, again: tries || undefined }), signal);
        frame.classList.add('shown');
        return;
      } catch {
        await pause(600 * 3 ** tries, signal).catch(() => {});
      }
    }
    if (!signal.aborted) frame.classList.add('missing');
  }

  async #load(image, url, signal) {
    const own = this.api.session.readsNeedToken;
    const source = own ? URL.createObjectURL(await (await this.api.request(url, { signal })).blob()) : url;
    try {
      await new Promise((resolve, reject) => {
        image.onload = resolve;
        image.onerror = reject;
        // A tile that has left the page needs no thumbnail any more: the request ends with this.
        signal.addEventListener('abort', () => {
          image.src = NONE;
          reject(signal.reason);
        }, { once: true });
        image.src = source;
      });
    } finally {
      if (own) URL.revokeObjectURL(source);
    }
  }
}
