// Asks for the texts and for the first listing while the rest of the page is still on its way.
const FIRST_PAGE = 30;
const SILENCE = 20_000;
const LANGUAGES = { en: () => import('./texts-en.js'), de: () => import('./texts-de.js') };

/** The first that the page speaks, else English. */
export function choose(languages) {
  const short = languages.map((language) => language.slice(0, 2).toLowerCase()).find((name) => LANGUAGES[name]);
  return LANGUAGES[short ?? 'en']().then((texts) => texts.default);
}

export const language = choose(navigator.languages);

const CODE = /^#code=([\w-]+)$/;

/** What lets the owner in on their own computer. It goes from the address bar before anything is asked for. */
export const code = CODE.exec(location.hash)?.[1];
if (code) history.replaceState(null, '', location.pathname);
// Another one, put into the address of the page as it stands, comes in by the same way.
globalThis.addEventListener?.('hashchange', () => {
  if (CODE.test(location.hash)) location.reload();
});

/** Asked for again if it does not come: the page cannot begin without it. */
const late = new Promise((resolve) => { setTimeout(resolve, SILENCE); });
export const settings = (await Promise.race([import('./settings.js').catch(() => null), late]) ?? await import('./settings.js?again')).default;

let answers = !/^#(album|photo)/.test(location.hash) && String(settings.signIn?.private) !== 'true' ? ['photos', 'thumbnails'].map((route) =>
  fetch(new URL(`../${route}?max-keys=${FIRST_PAGE}&fresh=${Date.now()}`, import.meta.url), { cache: 'no-store' })
    .then((got) => (got.ok ? got.text() : null)).catch(() => null)) : [];

export function early(album) {
  if (album) return {};
  const [photos, thumbnails] = answers;
  answers = [];
  return { photos, thumbnails };
}
