// What the address shows: `#album/<album>` or `#photo/<key>`; anything else is all photos.

export function read(hash = location.hash) {
  const [, kind, rest] = /^#(album|photo)\/(.+)$/.exec(hash) ?? [];
  if (!kind) return { album: '', photo: null };
  const name = decoded(rest);
  return kind === 'album' ? { album: name, photo: null } : { album: undefined, photo: name };
}

export const toAlbum = (album) => `${location.pathname}#${album ? `album/${encoded(album)}` : 'all'}`;
export const toPhoto = (key) => `${location.pathname}#photo/${encoded(key)}`;

/** The album that a photo is in; empty for a photo outside any. */
export const albumOfPhoto = (key) => key.slice(0, Math.max(0, key.lastIndexOf('/')));

/** The last part of a key or of an album's name. */
export const lastPart = (name) => name.slice(name.lastIndexOf('/') + 1);

const encoded = (name) => name.split('/').map(encodeURIComponent).join('/');

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
