// How a photo is named in the gallery, whatever it was named on its owner's disk.
// The same rules as PhotoKey in Java; one data file tests both.

const MAX_LENGTH = 512;
const MAX_SEGMENT = 120;
const NO_NAME = 'photo';
const NO_EXTENSION = 'bin';
const EXTENSION = /^[A-Za-z0-9]{1,10}$/;
const RESERVED_ON_WINDOWS = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?$/i;
const MAX_ENCODED_NAME = 1500;

const LETTERS = {
  ß: 'ss', ẞ: 'SS', æ: 'ae', Æ: 'AE', œ: 'oe', Œ: 'OE', ø: 'o', Ø: 'O', đ: 'd', Đ: 'D',
  ð: 'd', Ð: 'D', þ: 'th', Þ: 'TH', ł: 'l', Ł: 'L', ħ: 'h', Ħ: 'H', ı: 'i',
};

export function photoKey(filename, album = '') {
  return safeAlbum(album) + safeName(filename);
}

export function albumOf(name) {
  return safeAlbum(name).slice(0, -1);
}

export function withDigest(key, sha256) {
  const dot = key.lastIndexOf('.');
  const suffix = `-${sha256.slice(0, 8)}${key.slice(dot)}`;
  const nameStart = key.lastIndexOf('/') + 1;
  const room = Math.min(nameStart + MAX_SEGMENT, MAX_LENGTH) - suffix.length;
  return key.slice(0, nameStart) + withoutTail(key.slice(nameStart, Math.min(dot, room))) + suffix;
}

/** For a header: percent-encoded, and shortened before its extension if it is too long. */
export function encodeName(filename) {
  const name = filename.toWellFormed();
  const dot = name.lastIndexOf('.');
  const extension = dot > 0 && name.length - dot <= 20 ? name.slice(dot) : '';
  const stem = [...name.slice(0, name.length - extension.length)].map(encodeURIComponent);
  const end = encodeURIComponent(extension);
  let room = MAX_ENCODED_NAME - end.length;
  return stem.filter((character) => (room -= character.length) >= 0).join('') + end;
}

function safeName(filename) {
  const ascii = strip(fold(filename));
  const dot = ascii.lastIndexOf('.');
  const hasExtension = dot >= 0 && EXTENSION.test(ascii.slice(dot + 1));
  const extension = hasExtension ? ascii.slice(dot + 1).toLowerCase() : NO_EXTENSION;
  const stem = safeStem(hasExtension ? ascii.slice(0, dot) : ascii);
  return `${withoutTail(stem.slice(0, MAX_SEGMENT - 1 - extension.length))}.${extension}`;
}

function safeStem(ascii) {
  const dashed = ascii.replace(/[^A-Za-z0-9._-]/g, '-').replace(/-+/g, '-').replace(/\.+/g, '.');
  return unreserved(withoutTail(safeStart(dashed)) || NO_NAME);
}

function safeAlbum(album) {
  const segments = album.split(/[/\\]/)
    .map((segment) => fold(segment).replace(/[^A-Za-z0-9_-]/g, '-').replace(/-+/g, '-'))
    .map((dashed) => withoutTail(safeStart(dashed)))
    .filter((safe) => safe)
    .map((safe) => unreserved(withoutTail(safe.slice(0, MAX_SEGMENT - NO_NAME.length - 1))));
  while (segments.join('/').length > MAX_LENGTH - MAX_SEGMENT - 1) segments.pop();
  return segments.map((segment) => `${segment}/`).join('');
}

function fold(text) {
  return text.normalize('NFKD').replace(/\p{Mn}/gu, '').replace(/[^\0-\x7f]/gu, (letter) => LETTERS[letter] ?? letter);
}

/** What Java calls white space, which is not what JavaScript trims. */
function strip(text) {
  return text.replace(/^[\t-\r\x1c-\x20\u1680\u2028\u2029]+|[\t-\r\x1c-\x20\u1680\u2028\u2029]+$/g, '');
}

function safeStart(text) {
  return text.replace(/^[.-]+/, '');
}

function withoutTail(text) {
  return text.replace(/[.-]+$/, '');
}

function unreserved(segment) {
  return RESERVED_ON_WINDOWS.test(segment) ? `${NO_NAME}-${segment}` : segment;
}
