// How a photo is named in the gallery, whatever it was named on its owner's disk.
// The same rules as PhotoKey in Java; one data file tests both.

const MAX_LENGTH = 512;
const MAX_SEGMENT = 120;
const NO_NAME = 'photo';
const NO_EXTENSION = 'bin';
const EXTENSION = /^[A-Za-z0-9]{1,10}$/;
const RESERVED_ON_WINDOWS = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?$/i;
const MAX_ENCODED_NAME = 600;
const NO_ALBUM_NAME = 'album-';
const MAX_ALBUM_SEGMENT = MAX_SEGMENT - NO_NAME.length - 1;
const MAX_ALBUM = MAX_LENGTH - MAX_SEGMENT - 1;

const TYPE_EXTENSIONS = {
  'image/jpeg': 'jpg', 'image/tiff': 'tif', 'image/svg+xml': 'svg', 'image/vnd.adobe.photoshop': 'psd',
};

const LETTERS = {
  ß: 'ss', ẞ: 'SS', æ: 'ae', Æ: 'AE', œ: 'oe', Œ: 'OE', ø: 'o', Ø: 'O', đ: 'd', Đ: 'D',
  ð: 'd', Ð: 'D', þ: 'th', Þ: 'TH', ł: 'l', Ł: 'L', ħ: 'h', Ħ: 'H', ı: 'i',
};

/** The type, if it is known, gives a name without an extension one. */
export function photoKey(filename, album = '', type = '') {
  const folder = albumOf(album);
  return `${folder && `${folder}/`}${safeName(filename, type)}`;
}

/**
 * The key of an album's name, or of names separated by slashes. Two albums never fall together: a name that loses more
 * than spaces ends in digits of its SHA-256.
 */
export function albumOf(album) {
  const segments = album.split(/[/\\]/)
    .map((segment) => segment.normalize('NFC').toWellFormed().replace(/^ +| +$/g, ''))
    // No names, but ways to another folder.
    .filter((name) => name && name !== '.' && name !== '..')
    .map(albumSegment);
  const all = segments.join('/');
  if (all.length <= MAX_ALBUM) return all;
  // The outer albums stay: what does not fit is one album inside them.
  const rest = NO_ALBUM_NAME + sha256(all).slice(0, 8);
  while (segments.join('/').length + 1 + rest.length > MAX_ALBUM) segments.pop();
  return `${segments.join('/')}/${rest}`;
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

function safeName(filename, type) {
  // “dot.jpg.”: what follows the last dot must be something.
  const ascii = strip(fold(filename)).replace(/[. ]+$/, '');
  const dot = ascii.lastIndexOf('.');
  const hasExtension = dot >= 0 && EXTENSION.test(ascii.slice(dot + 1));
  const extension = hasExtension ? ascii.slice(dot + 1).toLowerCase() : extensionOf(type);
  const stem = safeStem(hasExtension ? ascii.slice(0, dot) : ascii);
  return `${withoutTail(stem.slice(0, MAX_SEGMENT - 1 - extension.length))}.${extension}`;
}

/** Camera raw types are named after their extension, behind the maker: image/x-nikon-nef. */
function extensionOf(type) {
  return TYPE_EXTENSIONS[type] ?? /^image\/(?:x-[a-z]+-)?([a-z0-9]{1,10})$/.exec(type)?.[1] ?? NO_EXTENSION;
}

function safeStem(ascii) {
  const dashed = ascii.replace(/[^A-Za-z0-9._-]/g, '-').replace(/-+/g, '-').replace(/\.+/g, '.');
  return unreserved(withoutTail(safeStart(dashed)) || NO_NAME);
}

function albumSegment(name) {
  const dashed = fold(name).replace(/[^A-Za-z0-9_-]/g, '-').replace(/-+/g, '-');
  const safe = withoutTail(safeStart(dashed));
  if (!safe) return NO_ALBUM_NAME + sha256(name).slice(0, 8);
  const plain = unreserved(safe);
  // Spaces become a dash, also around one that is there.
  const lostSpacesAlone = plain === name.replace(/ *- *| +/g, '-');
  if (lostSpacesAlone && plain.length <= MAX_ALBUM_SEGMENT) return plain;
  return `${withoutTail(plain.slice(0, MAX_ALBUM_SEGMENT - 5))}-${sha256(name).slice(0, 4)}`;
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

/** In hexadecimal digits, by FIPS 180-4: what the browser has makes its callers wait. Best for short texts. */
export function sha256(content) {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const blocks = (bytes.length + 9 + 63) >> 6;
  const data = new DataView(new ArrayBuffer(blocks * 64));
  bytes.forEach((byte, at) => data.setUint8(at, byte));
  data.setUint8(bytes.length, 0x80);
  data.setUint32(blocks * 64 - 4, bytes.length * 8);
  const hash = PRIMES.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
  for (let block = 0; block < blocks; block += 1) digestBlock(data, block * 64, hash);
  return hash.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

function digestBlock(data, offset, hash) {
  const w = Array.from({ length: 16 }, (_, at) => data.getInt32(offset + at * 4));
  let [a, b, c, d, e, f, g, h] = hash;
  for (let at = 0; at < 64; at += 1) {
    if (at >= 16) {
      const s0 = turn(w[at - 15], 7) ^ turn(w[at - 15], 18) ^ (w[at - 15] >>> 3);
      const s1 = turn(w[at - 2], 17) ^ turn(w[at - 2], 19) ^ (w[at - 2] >>> 10);
      w[at] = (w[at - 16] + s0 + w[at - 7] + s1) | 0;
    }
    const e1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
    const t1 = (h + e1 + ((e & f) ^ (~e & g)) + fraction(Math.cbrt(PRIMES[at])) + w[at]) | 0;
    const a0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22);
    const t2 = (a0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [a, b, c, d, e, f, g, h] = [(t1 + t2) | 0, a, b, c, (d + t1) | 0, e, f, g];
  }
  [a, b, c, d, e, f, g, h].forEach((word, at) => { hash[at] = (hash[at] + word) | 0; });
}

const turn = (word, bits) => (word >>> bits) | (word << (32 - bits));
const fraction = (root) => Math.floor((root % 1) * 2 ** 32) | 0;
const PRIMES = Array.from({ length: 310 }, (_, at) => at + 2)
  .filter((number) => { for (let by = 2; by * by <= number; by += 1) if (number % by === 0) return false; return true; });
