// Asks for the first listing while the rest of the page is still on its way.
import settings from './settings.js';

const FIRST_PAGE = 30;

const wanted = !/^#(album|photo)/.test(location.hash) && String(settings.signIn?.private) !== 'true';
if (settings.signIn) import('./session.js');

let answers = wanted && ['photos', 'thumbnails'].map((route) => {
  const answer = fetch(new URL(`../${route}?max-keys=${FIRST_PAGE}&fresh=${Date.now()}`, import.meta.url), { cache: 'no-store' })
    .then((got) => (got.ok ? got.text() : null));
  return answer.catch(() => null);
});

export function early(album) {
  if (album || !answers) return null;
  const taken = answers;
  answers = null;
  return { photos: taken[0], thumbnails: taken[1] };
}
