// The gallery's contents, read from S3's lists (ListObjectsV2), a page at a time.
import { address, backoff, fresh, pause, version } from './api.js';

/** Small, so that the first thumbnails are asked for soon. */
const FIRST_PAGE = 30;
const PAGE = 1000;
const CONTENTS = /<Contents>(.*?)<\/Contents>/gs;
const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The objects and albums of one page of S3's list XML, and the token of the next page, if there is one. */
export function parse(xml) {
  return {
    objects: Array.from(xml.matchAll(CONTENTS), ([, entry]) => ({
      key: decoded(field(entry, 'Key')),
      time: Date.parse(field(entry, 'LastModified')),
      size: Number(field(entry, 'Size')),
      version: copied(version(field(entry, 'ETag'))),
    })).filter(({ key }) => !key.endsWith('/')),
    next: field(xml, 'IsTruncated') === 'true' ? field(xml, 'NextContinuationToken') : undefined,
  };
}

/**
 * Pages of `{photos, thumbnails}` with the keys of both lists in the same order. The two are asked for at the same
 * time, so they cost one round trip.
 *
 * @param album only the photos in it; empty for all
 * @param onTrouble told of each fault that may pass; the page is then asked for again
 * @param early the first pages, if they were asked for already
 */
export async function* pages(api, album, { signal, onTrouble, early }) {
  const prefix = album ? `${album}/` : undefined;
  let tokens = { photos: undefined, thumbnails: undefined };
  for (let size = FIRST_PAGE; ; size = PAGE) {
    const ask = async (route, token) => {
      const query = { prefix, 'max-keys': size, 'continuation-token': token, fresh: fresh() };
      const url = address(route, undefined, query);
      return parse(await (size === FIRST_PAGE && early?.[route]) || await persist(async () => (await api.request(url, { cache: 'no-store', signal })).text(), signal, onTrouble));
    };
    const first = size === FIRST_PAGE;
    const [photos, thumbnails] = await Promise.all(Object.entries(tokens).map(([route, token]) =>
      (first || token ? ask(route, token) : { objects: [] })));
    yield { photos: photos.objects, thumbnails: thumbnails.objects };
    tokens = { photos: photos.next, thumbnails: thumbnails.next };
    if (!tokens.photos && !tokens.thumbnails) return;
  }
}

async function persist(attempt, signal, onTrouble) {
  for (let tries = 0; ; tries += 1) {
    try {
      return await attempt();
    } catch (fault) {
      if (!fault.passing || signal?.aborted) throw fault;
      onTrouble?.(fault);
      await pause(backoff(tries, fault.retryAfter), signal);
    }
  }
}

function field(xml, name) {
  const start = xml.indexOf(`<${name}>`);
  if (start < 0) return '';
  return unescaped(xml.slice(start + name.length + 2, xml.indexOf(`</${name}>`, start)));
}

function unescaped(text) {
  return text.includes('&')
    ? text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) =>
      (name ? ENTITIES[name] ?? whole : String.fromCodePoint(parseInt(hex ?? decimal, hex ? 16 : 10))))
    : text;
}

/** Keys arrive percent-encoded, for the sake of characters that XML cannot hold. */
function decoded(key) {
  try {
    return decodeURIComponent(key.replaceAll('+', ' '));
  } catch {
    return copied(key);
  }
}

/** The same text in memory of its own: a slice would keep the whole page of XML alive. */
const copied = (text) => decodeURIComponent(encodeURIComponent(text));
