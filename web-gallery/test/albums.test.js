import assert from 'node:assert/strict';
import test from 'node:test';
import { Albums } from '../site/page.js';
import { albumOf } from '../site/photo-key.js';

function store(kept = null) {
  return { getItem: () => kept, setItem: (name, text) => { kept = text; }, removeItem: () => { kept = null; } };
}

test('album_shouldBeCalledAsItWasTypedAlsoAfterAReload', () => {
  const kept = store();
  const album = new Albums(kept).named('', 'Größe & Söhne 2026!', albumOf);
  assert.match(album, /^Grosse-Sohne-2026/);
  assert.equal(new Albums(kept).title(album), 'Größe & Söhne 2026!');
});

test('eachPartOfAnAlbum_shouldHaveItsTitle', () => {
  const albums = new Albums(store());
  const album = albums.named('Trips', 'Été/Tag 1', albumOf);
  assert.equal(albums.title(album), 'Tag 1');
  assert.equal(albums.title(album.slice(0, album.lastIndexOf('/'))), 'Été');
});

test('albumOfOthers_shouldBeCalledByItsKey', () => {
  assert.equal(new Albums(store()).title('Trips/Koln-2024'), 'Koln-2024');
});

test('nameOfNothing_shouldBeTheOuterAlbum', () => {
  assert.equal(new Albums(store()).named('Trips', ' / ', albumOf), 'Trips');
});

test('whatSomebodyElseStored_shouldNotStopThePage', () => {
  for (const text of ['nonsense', 'null', '5', '{"a": 1}']) assert.equal(new Albums(store(text)).title('a/b'), 'b');
});

test('forgottenTitles_shouldBeGone', () => {
  const kept = store();
  const albums = new Albums(kept);
  const album = albums.named('', 'Été', albumOf);
  albums.forget();
  assert.equal(albums.title(album), album);
  assert.equal(kept.getItem(), null);
});
