// Photos that were listed before their thumbnails: looked for a while, a few at a time.
import { lookAgain, pause } from './api.js';

/** An older photo without a thumbnail waits for its owner, not for a function under way. */
const YOUNG = 600_000;
const AT_ONCE = 6;
const LOOKS = 12;
let watching = null;

export async function watch({ api, photos }) {
  watching?.abort();
  watching = new AbortController();
  const { signal } = watching;
  const missing = photos.view('').filter(({ version, time }) => !version && Date.now() - time < YOUNG).slice(0, 200);
  const lane = async () => {
    for (let entry = missing.pop(); entry && !signal.aborted; entry = missing.pop()) await look(api, photos, entry, signal);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}

async function look(api, photos, entry, signal) {
  for (let looks = 0; looks < LOOKS && !entry.version && photos.get(entry.key); looks += 1) {
    try {
      const thumbnail = await api.lookForThumbnail(entry.key, signal);
      if (thumbnail) return photos.setThumbnail(entry.key, thumbnail.version, thumbnail.error);
      await pause(lookAgain(looks, 0), signal);
    } catch {
      return;
    }
  }
}
