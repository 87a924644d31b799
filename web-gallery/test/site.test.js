import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import test, { mock } from 'node:test';
import de from '../site/texts-de.js';
import en from '../site/texts-en.js';

// A link to a photo: nothing is asked for early.
globalThis.location = { hash: '#photo/a.jpg' };
globalThis.navigator ??= { languages: ['en'] };
// What the page would wait for its settings would hold up the end of the tests.
mock.timers.enable({ apis: ['setTimeout'] });
const { choose } = await import('../site/early.js');
mock.timers.reset();

const site = new URL('../site/', import.meta.url);
const read = (name) => readFileSync(new URL(name, site), 'utf8');
const files = readdirSync(site);
const modules = files.filter((name) => name.endsWith('.js'));
const page = read('index.html');

const imports = (name) => [...read(name).matchAll(/^import [^;]*? from '\.\/([^']+)';/gm)].map(([, file]) => file);

function reach(name, seen = new Set()) {
  for (const file of imports(name)) if (!seen.has(file)) reach(file, seen.add(file));
  return seen;
}

/** The shape of the texts: their names, and for each whether it is a text, a function of n values, or a group. */
const shape = (texts) => Object.entries(texts).sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([name, text]) => [name, typeof text === 'object' ? shape(text) : typeof text === 'function' ? text.length : typeof text]);

test('lines_shouldEndWhatTheyBegin', () => {
  // The publisher takes indentation and lines of comment away; inside a text of several lines both would be content.
  for (const name of modules) {
    read(name).split('\n').forEach((line, i) => {
      const where = `${name}:${i + 1}`;
      assert.equal(line.split('`').length % 2, 1, where);
      if (/^\s*\/\*/.test(line) && line.includes('*/')) assert.match(line, /\*\/$/, where);
    });
  }
});

test('page_shouldHoldNoScriptAndNoStyleOfItsOwn', () => {
  assert.doesNotMatch(page, /<style|\sstyle=|\son[a-z]+=|javascript:/i);
  for (const [, attributes, body] of page.matchAll(/<script([^>]*)>(.*?)<\/script>/gs)) {
    assert.match(attributes, /src="site\//);
    assert.equal(body, '');
  }
});

test('page_shouldLinkOnlyToFilesOfTheSite', () => {
  const links = [...page.matchAll(/(?:src|href)="([^"#]+)"/g)].map(([, link]) => link);
  assert.ok(links.length > 3);
  for (const link of links) assert.ok(link.startsWith('site/') && files.includes(link.slice(5)), link);
});

test('page_shouldPreloadWhatItsFirstModuleNeeds', () => {
  const preloaded = [...page.matchAll(/modulepreload" href="site\/([^"]+)"/g)].map(([, file]) => file);
  assert.deepEqual([...preloaded, 'early.js'].sort(), [...reach('app.js'), 'settings.js'].sort());
});

test('modules_shouldImportOnlyModulesThatAreThere', () => {
  for (const name of modules) {
    for (const [, file] of read(name).matchAll(/(?:from|import\() ?'\.\/([^'?]+)[^']*'/g)) assert.ok(files.includes(file), `${name}: ${file}`);
  }
});

test('modules_shouldMakeNoMarkupOfText', () => {
  for (const name of modules) assert.doesNotMatch(read(name), /innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|https?:\/\/(?!www\.w3\.org|docs\.aws)/, name);
});

test('languages_shouldHaveTheSameTexts', () => {
  assert.deepEqual(shape(de), shape(en));
});

test('oneAndMany_shouldReadRight', () => {
  assert.deepEqual([en.photos(1), en.photos(1204), de.photos(1), de.photos(1204)], ['1 photo', '1,204 photos', '1 Foto', '1.204 Fotos']);
});

test('language_shouldBeTheFirstThatThePageSpeaks', async () => {
  assert.equal(await choose(['de-AT', 'en']), de);
  assert.equal(await choose(['fr', 'de']), de);
  assert.equal(await choose(['en-GB', 'de']), en);
  assert.equal(await choose(['fr']), en);
});
