// Asks for the first listing while the rest of the page is still on its way.
import settings from './settings.js';

/** Enough for the first window, and no more: its bytes compete with the page's own. */
const FIRST_PAGE = 30;

const wanted = !/^#(album|photo)/.test(location.hash) && String(settings.signIn?.private) !== 'true';
// Needed by galleries with a sign-in only, and before anything else.
if (settings.signIn) import('./session.js');

let answers = wanted && ['photos', 'thumbnails'].map((route) => {
  const answer = fetch(new URL(`../${route}?max-keys=${FIRST_PAGE}&fresh=${Date.now()}`, import.meta.url), { cache: 'no-store' })
    .then((got) => (got.ok ? got.text() : null));
  return answer.catch(() => null);
});

/** The texts of the first pages of both lists of the whole gallery, once; null for one that did not come. */
export function early(album) {
  if (album || !answers) return null;
  const taken = answers;
  answers = null;
  return { photos: taken[0], thumbnails: taken[1] };
}
