import assert from 'node:assert/strict';
import test from 'node:test';
import { Photos } from '../site/gallery.js';

const object = (key, time = 0, version = 'v') => ({ key, time, size: 1, version });
const keys = (photos, album = '') => photos.view(album).map(({ key }) => key);

function filled(objects, thumbnails = objects) {
  const photos = new Photos();
  photos.merge({ photos: objects, thumbnails });
  return photos;
}

test('photos_shouldBeNewestFirstAcrossPages', () => {
  const photos = filled([object('a.jpg', 2), object('b.jpg', 4), object('c.jpg', 1)]);
  photos.merge({ photos: [object('d.jpg', 3), object('e.jpg', 4)], thumbnails: [] });
  assert.deepEqual(keys(photos), ['b.jpg', 'e.jpg', 'd.jpg', 'a.jpg', 'c.jpg']);
});

test('photosThatCome_shouldMoveNoneThatIsShownUntilAllAreThere', () => {
  const photos = new Photos();
  const round = photos.begin();
  photos.merge({ photos: [object('a.jpg', 2), object('b.jpg', 4)], thumbnails: [] });
  photos.merge({ photos: [object('c.jpg', 9), object('d.jpg', 3)], thumbnails: [] });
  assert.deepEqual(keys(photos), ['b.jpg', 'a.jpg', 'c.jpg', 'd.jpg']);
  photos.add('mine.jpg', 1, 5);
  assert.deepEqual(keys(photos), ['mine.jpg', 'b.jpg', 'a.jpg', 'c.jpg', 'd.jpg']);
  photos.finish(round, '');
  assert.deepEqual(keys(photos), ['c.jpg', 'mine.jpg', 'b.jpg', 'd.jpg', 'a.jpg']);
});

test('readingThatFails_shouldLeaveWhatItFoundInOrder', () => {
  const photos = new Photos();
  photos.begin();
  photos.merge({ photos: [object('a.jpg', 2)], thumbnails: [] });
  photos.merge({ photos: [object('b.jpg', 4)], thumbnails: [] });
  photos.settle();
  assert.deepEqual(keys(photos), ['b.jpg', 'a.jpg']);
});

test('album_shouldHoldItsOwnAndThoseInside', () => {
  const photos = filled([object('S/a.jpg', 1), object('S/T/b.jpg', 2), object('Sun.jpg', 3)]);
  assert.deepEqual(keys(photos, 'S'), ['S/T/b.jpg', 'S/a.jpg']);
});

test('albums_shouldBeCountedByName', () => {
  const photos = filled(['R10/a.jpg', 'R2/a.jpg', 'R2/X/b.jpg', 'c.jpg'].map((key) => object(key)));
  assert.deepEqual(photos.albums(''), [{ name: 'R2', count: 2 }, { name: 'R10', count: 1 }]);
  assert.deepEqual(photos.albums('R2'), [{ name: 'R2/X', count: 1 }]);
});

test('thumbnailListedBeforeItsPhoto_shouldFindIt', () => {
  const photos = filled([], [object('a.jpg', 0, 'early')]);
  photos.merge({ photos: [object('a.jpg')], thumbnails: [] });
  assert.equal(photos.get('a.jpg').version, 'early');
});

test('photoWithoutThumbnail_shouldWaitForIt', () => {
  const photos = filled([object('a.jpg')], []);
  assert.equal(photos.get('a.jpg').version, '');
  const told = [];
  photos.addEventListener('thumbnail', ({ detail }) => told.push(detail.version));
  photos.setThumbnail('a.jpg', 'v2');
  assert.deepEqual(told, ['v2']);
});

test('newReading_shouldDropWhatIsGoneButNotWhatCameMeanwhile', () => {
  const photos = filled([object('a.jpg'), object('S/b.jpg')]);
  const round = photos.begin();
  photos.add('new.jpg', 1, 9);
  photos.merge({ photos: [object('a.jpg')], thumbnails: [] });
  photos.finish(round, '');
  assert.deepEqual(keys(photos), ['new.jpg', 'a.jpg']);
});

test('newReadingOfAnAlbum_shouldLeaveTheOthers', () => {
  const photos = filled([object('a.jpg'), object('S/b.jpg')]);
  photos.finish(photos.begin(), 'S');
  assert.deepEqual(keys(photos), ['a.jpg']);
});

test('photoStoredAnew_shouldMoveToItsTime', () => {
  const photos = filled([object('a.jpg', 1), object('b.jpg', 2)]);
  photos.merge({ photos: [object('a.jpg', 3)], thumbnails: [object('a.jpg', 3, 'v2')] });
  assert.deepEqual(keys(photos), ['a.jpg', 'b.jpg']);
  assert.equal(photos.get('a.jpg').version, 'v2');
});

test('removedPhoto_shouldBeGone', () => {
  const photos = filled([object('a.jpg'), object('b.jpg')]);
  photos.remove('a.jpg');
  assert.deepEqual(keys(photos), ['b.jpg']);
});

test('fiftyThousandPhotos_shouldComeInByPagesInOrder', () => {
  const photos = new Photos();
  for (let page = 0; page < 50; page += 1) {
    photos.merge({ photos: Array.from({ length: 1000 }, (_, i) => object(`${page}-${i}.jpg`, (page * 7919 + i * 104_729) % 99_991)), thumbnails: [] });
  }
  const times = photos.view('').map(({ time }) => time);
  assert.equal(times.length, 50_000);
  assert.ok(times.every((time, i) => i === 0 || times[i - 1] >= time));
});
