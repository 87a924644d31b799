import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { albumOf, encodeName, photoKey, withDigest } from '../site/photo-key.js';
import { decoded } from '../site/gallery.js';

// The examples that the Java rules are tested against too.
const examples = JSON.parse(readFileSync(
  new URL('../../shared/src/test/resources/io/contactsheet/shared/key/photo-keys.json', import.meta.url), 'utf8'));

for (const { why, name, key } of examples.names) {
  test(`name_shouldBecomeItsKey: ${why}`, () => assert.equal(photoKey(name), key));
  test(`key_shouldStayAsItIs: ${why}`, () => assert.equal(photoKey(key), key));
}

for (const { why, character, times, extension, keyLength, keyEnd } of examples.longNames) {
  test(`longName_shouldBeShortenedInFrontOfItsExtension: ${why}`, () => {
    const key = photoKey(character.repeat(times) + extension);
    assert.equal(key.length, keyLength);
    assert.ok(key.endsWith(keyEnd), key);
  });
}

for (const { why, name, type, key } of examples.types) {
  test(`nameWithoutExtension_shouldGetThatOfItsType: ${why}`, () => assert.equal(photoKey(name, '', type), key));
}

for (const { why, album, name, key } of examples.albums) {
  test(`nameInAlbum_shouldBecomeItsKey: ${why}`, () => assert.equal(photoKey(name, album), key));
  test(`albumOfAKey_shouldStayAsItIs: ${why}`, () => assert.equal(photoKey(name, albumOf(album)), key));
}

test('albumTooLong_shouldBeAnotherThanItsNeighbours', () => {
  const deep = (last) => albumOf(`${'outer/'.repeat(100)}${last}`);
  assert.notEqual(deep('a'), deep('b'));
  assert.notEqual(albumOf(`${'n'.repeat(300)}a`), albumOf(`${'n'.repeat(300)}b`));
  assert.equal(albumOf(deep('a')), deep('a'));
});

test('digestOfALongAlbum_shouldBeThatOfFips180', () => {
  for (const length of [55, 56, 63, 64, 119, 120, 300]) {
    const name = '写'.repeat(length);
    assert.equal(albumOf(name), `album-${createHash('sha256').update(name).digest('hex').slice(0, 8)}`);
  }
});

for (const { why, key, sha256, result } of examples.digests) {
  test(`keyWithDigest_shouldStandBesideTheKey: ${why}`, () => assert.equal(withDigest(key, sha256), result));
}

for (const [letter, spelt] of Object.entries(examples.letters)) {
  test(`letter_shouldBeSpeltOut: ${letter}`, () => assert.equal(photoKey(`x${letter}x.jpg`), `x${spelt}x.jpg`));
}

test('everyLimit_shouldHoldForTheLongestName', () => {
  const key = photoKey(`${'n'.repeat(600)}.${'e'.repeat(examples.limits.extension)}`, 'a/'.repeat(400));
  assert.ok(key.length <= examples.limits.key);
  for (const segment of key.split('/')) assert.ok(segment.length <= examples.limits.segment);
});

test('extensionTooLong_shouldCountAsNone', () => {
  assert.equal(photoKey(`a.${'e'.repeat(examples.limits.extension + 1)}`), `a.${'e'.repeat(11)}.bin`);
});

test('album_shouldReadAsInKeys', () => {
  assert.equal(albumOf('Summer Trip/Köln'), 'Summer-Trip/Koln-430b');
  assert.equal(albumOf('夏休み'), 'album-6e786af1');
});

test('originalName_shouldSurviveItsHeader', () => {
  for (const name of ['red flower.jpg', '写真 100%.jpg', '🌻+1.png']) {
    assert.match(encodeName(name), /^[\x21-\x7e]+$/);
    assert.equal(decoded(encodeName(name)), name);
  }
});

test('originalNameTooLongForItsHeader_shouldKeepItsExtension', () => {
  const encoded = encodeName(`${'写'.repeat(500)}.jpeg`);
  assert.ok(encoded.length <= 600);
  assert.match(decoded(encoded), /^写+\.jpeg$/);
});

test('halfASurrogatePair_shouldNotStopTheUpload', () => {
  assert.equal(decoded(encodeName('a\ud83cb.jpg')), 'a\ufffdb.jpg');
});

test('headerThatIsNotEncoded_shouldBeTakenAsItStands', () => {
  assert.equal(decoded('100%.jpg'), '100%.jpg');
});
