import assert from 'node:assert/strict';
import test, { mock } from 'node:test';
import { Fault, pages, parse } from '../site/gallery.js';

// Pauses between tries are by chance up to half a second: here by chance none.
mock.method(Math, 'random', () => 0);

const contents = (key, time = '2026-01-02T03:04:05.000Z') => `<Contents>
  <Key>${key}</Key><LastModified>${time}</LastModified>
  <ETag>&quot;0123456789abcdef0123456789abcdef&quot;</ETag><Size>1234</Size><StorageClass>STANDARD</StorageClass></Contents>`;
const list = (keys, truncated = false) => `<?xml version="1.0" encoding="UTF-8"?>
<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>b</Name><IsTruncated>${truncated}</IsTruncated>
${truncated ? '<NextContinuationToken>p+/=</NextContinuationToken>' : ''}${keys.map((key) => contents(key)).join('')}</ListBucketResult>`;

/** Answers each route's pages in their order, and remembers what was asked. */
function api(answers) {
  const asked = [];
  return {
    asked,
    async request(url) {
      asked.push(url);
      const answer = answers[/\/(photos|thumbnails)\?/.exec(url)[1]].shift();
      if (answer instanceof Error) throw answer;
      return { text: async () => answer };
    },
  };
}

async function all(generator) {
  const found = [];
  for await (const page of generator) found.push(page);
  return found;
}

test('list_shouldBecomeObjects', () => {
  assert.deepEqual(parse(list(['Summer/a.jpg'])), {
    objects: [{ key: 'Summer/a.jpg', time: Date.UTC(2026, 0, 2, 3, 4, 5), size: 1234, version: '0123456789abcdef0123456789abcdef' }],
    next: undefined,
  });
});

test('keysOfOthers_shouldBeDecoded', () => {
  const keys = ['a+b%2Bc%26.jpg', '%E5%86%99.jpg', 'x%26%3Cy.jpg', '100%.jpg'];
  assert.deepEqual(parse(list(keys)).objects.map(({ key }) => key), ['a b+c&.jpg', '写.jpg', 'x&<y.jpg', '100%.jpg']);
});

test('foldersOfOthers_shouldNotBePhotos', () => {
  assert.deepEqual(parse(list(['Summer/'])).objects, []);
});

test('emptyList_shouldHaveNothing', () => {
  assert.deepEqual(parse(list([])), { objects: [], next: undefined });
});

test('bothLists_shouldBeReadToTheirEnds', async () => {
  const fake = api({ photos: [list(['S/a.jpg'], true), list(['S/b.jpg'])], thumbnails: [list(['S/a.jpg'])] });
  const found = await all(pages(fake, '', {}));
  assert.deepEqual(found.map(({ photos, thumbnails }) => [photos.length, thumbnails.length]), [[1, 1], [1, 0]]);
  assert.equal(fake.asked.length, 3);
  assert.match(fake.asked[2], /max-keys=1000&start-after=S%2Fa\.jpg&fresh/);
});

test('list_shouldGoOnAfterAKeyThatNeedsNoEscape', () => {
  assert.equal(parse(list(['a.jpg', 'b.jpg'], true)).next, 'b.jpg');
  assert.equal(parse(list(['a.jpg', 'a%2Bb.jpg', 'a+b.jpg', 'a%C3%A9.jpg'], true)).next, 'a.jpg');
  assert.equal(parse(list(['a%2Bb.jpg', 'a%2Bc.jpg'], true)).next, 'a+c.jpg');
  assert.equal(parse(list(['Summer/'], true)).next, 'Summer/');
});

test('firstPage_shouldBeSmall', async () => {
  const fake = api({ photos: [list([])], thumbnails: [list([])] });
  await all(pages(fake, '', {}));
  assert.match(fake.asked[0], /max-keys=30&/);
});

test('album_shouldBeAskedForByItsPrefix', async () => {
  const fake = api({ photos: [list([])], thumbnails: [list([])] });
  await all(pages(fake, '2024/Koln', {}));
  assert.match(fake.asked[0], /prefix=2024%2FKoln%2F&/);
});

test('passingFault_shouldBeToldAndTheSamePageAskedForAgain', async () => {
  const faults = [];
  const fake = api({ photos: [new Fault(503), list(['a.jpg'])], thumbnails: [list([])] });
  const found = await all(pages(fake, '', { onTrouble: (fault) => faults.push(fault.status) }));
  assert.deepEqual(faults, [503]);
  assert.equal(found[0].photos.length, 1);
});

test('refusal_shouldEndTheReading', async () => {
  const fake = api({ photos: [new Fault(403)], thumbnails: [list([])] });
  await assert.rejects(all(pages(fake, '', {})), { status: 403 });
});

const whole = list(['a.jpg', 'b.jpg']);
const NO_LISTS = {
  'a page of HTML': '<!doctype html><html><body>Wi-Fi login</body></html>',
  'a page of HTML that is well-formed': '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"></html>',
  'JSON': '{"message": "hello"}',
  'nothing': '',
  'another list': whole.replaceAll('ListBucketResult', 'ListVersionsResult'),
  'a list cut off in a photo': whole.slice(0, whole.lastIndexOf('<Size>')),
  'a list cut off at its end': whole.slice(0, whole.lastIndexOf('</List')),
  'a list in a page': `<html>${whole}</html>`,
  'a list that does not say whether it goes on': whole.replace('<IsTruncated>false</IsTruncated>', ''),
  'a list that goes on after nothing': list([], true),
  'a photo without an end': whole.replace('</Contents>', ''),
  'a photo without a key': whole.replace('<Key>a.jpg</Key>', ''),
  'a photo without a time': whole.replace('2026-01-02T03:04:05.000Z', 'yesterday'),
};

for (const [why, answer] of Object.entries(NO_LISTS)) {
  test(`answerThatIsNoList_shouldBeAskedForAgainAndNeverBeAnEmptyGallery: ${why}`, async () => {
    assert.throws(() => parse(answer), { strange: true, passing: true });
    const told = [];
    const fake = api({ photos: [answer, list(['a.jpg'])], thumbnails: [list([])] });
    const found = await all(pages(fake, '', { onTrouble: ({ kind }) => told.push(kind), early: { thumbnails: answer } }));
    assert.deepEqual(told, ['strange']);
    assert.deepEqual(found.map(({ photos }) => photos.map(({ key }) => key)), [['a.jpg']]);
  });
}

test('listThatLeadsToItself_shouldNotBeReadForEver', async () => {
  const told = [];
  const fake = api({ photos: [list(['a.jpg'], true), list(['a.jpg'], true), list(['b.jpg'])], thumbnails: [list([])] });
  const found = await all(pages(fake, '', { onTrouble: ({ kind }) => told.push(kind) }));
  assert.deepEqual(told, ['strange']);
  assert.equal(found.length, 2);
});
