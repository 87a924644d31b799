import assert from 'node:assert/strict';
import test from 'node:test';
import { search } from '../site/folders.js';

const file = (name, type = 'image/jpeg') => ({
  name, isFile: true, file: (take) => take(new File(['x'], name, { type })),
});

/** As browsers do, it tells a hundred entries at a time. */
const folder = (name, ...entries) => ({
  name, isFile: false, createReader: () => {
    let told = 0;
    return { readEntries: (take) => take(entries.slice(told, told += 100)) };
  },
});

const places = ({ found }) => found.map(({ file: { name }, folder: inside }) => (inside ? `${inside}/${name}` : name));

test('foldersInside_shouldBecomeAlbums', async () => {
  const result = await search([
    folder('Trip', folder('Day 2', folder('Evening', file('d.jpg')), file('c.jpg')), folder('Day 1', file('b.jpg')), file('a.jpg')),
  ]);
  assert.deepEqual(places(result), ['a.jpg', 'Day 1/b.jpg', 'Day 2/c.jpg', 'Day 2/Evening/d.jpg']);
});

test('folderOfHundreds_shouldBeReadToItsEnd', async () => {
  const many = Array.from({ length: 250 }, (_, i) => file(`${1000 + i}.jpg`));
  assert.equal((await search([folder('Many', ...many)])).found.length, 250);
});

test('whatSystemsKeep_shouldBeLeftOut', async () => {
  const result = await search([folder('NAS', folder('@eaDir', file('t.jpg')), folder('#recycle', file('r.jpg')),
    folder('.Trash-1000', file('u.jpg')), folder('$RECYCLE.BIN', file('v.jpg')), file('.hidden.jpg'), file('Thumbs.db'), file('a.jpg'))]);
  assert.deepEqual(places(result), ['a.jpg']);
});

test('filesThatAreNoPhotos_shouldBeCounted', async () => {
  const result = await search([folder('Mixed', file('a.jpg'), file('notes.txt', 'text/plain'), file('b.mov', 'video/quicktime'))]);
  assert.deepEqual([places(result), result.leftOut], [['a.jpg'], 2]);
});

test('whatWasDroppedItself_shouldBeAddedWhateverItIs', async () => {
  const result = await search([file('notes.txt', 'text/plain'), new File(['x'], 'b.jpg')]);
  assert.deepEqual(places(result), ['notes.txt', 'b.jpg']);
});

test('folderThatCannotBeRead_shouldBeNamedAndLeaveTheRest', async () => {
  const locked = { name: 'Locked', isFile: false, createReader: () => ({
    readEntries: (take, fail) => fail(new DOMException('no', 'NotReadableError')),
  }) };
  const result = await search([folder('Outer', locked, file('a.jpg'))]);
  assert.deepEqual([places(result), result.unreadable], [['a.jpg'], ['Locked']]);
});
