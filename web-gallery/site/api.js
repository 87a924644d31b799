// The gallery's API: addresses, requests, and what can go wrong with them.

/** The stage's address, whatever the page's own address looks like. */
export const BASE = new URL('..', import.meta.url);

export class Refused extends Error {
  constructor(status, retryAfter) {
    super(`HTTP ${status}`);
    this.status = status;
    this.retryAfter = retryAfter;
  }

  get passing() {
    return this.status === 429 || this.status === 409 || this.status >= 500;
  }
}

export class NoConnection extends Error {
  passing = true;
}

export function address(route, key, query = {}) {
  const path = key === undefined ? route : `${route}/${key.split('/').map(encodeURIComponent).join('/')}`;
  // Not URLSearchParams: S3 reads its plus signs as they stand.
  const search = Object.entries(query).filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
  return new URL(search ? `${path}?${search}` : path, BASE).href;
}

export const fresh = () => Date.now().toString(36) + Math.random().toString(36).slice(2, 6);

export class Api {
  constructor(session) {
    this.session = session;
  }

  async request(url, { headers = {}, ...options } = {}) {
    const answer = await this.#withToken((authorization) =>
      fetch(url, { ...options, headers: { ...headers, ...authorization } }).catch((fault) => {
        throw fault.name === 'AbortError' ? fault : new NoConnection(fault.message);
      }));
    if (!answer.ok) throw new Refused(answer.status, answer.headers.get('Retry-After'));
    return answer;
  }

  put(key, body, headers, { signal, onProgress } = {}) {
    return this.#withToken((authorization) => new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      const stop = () => request.abort();
      let watchdog;
      // Silent for longer than the API may take: the connection is gone.
      const alive = () => {
        clearTimeout(watchdog);
        watchdog = setTimeout(() => request.abort(), 60_000);
      };
      request.open('PUT', address('photos', key));
      for (const [name, value] of Object.entries({ ...headers, ...authorization })) request.setRequestHeader(name, value);
      request.upload.onprogress = ({ loaded, total }) => {
        alive();
        onProgress?.(total ? loaded / total : 0);
      };
      request.onload = () => resolve({ status: request.status, retryAfter: request.getResponseHeader('Retry-After') });
      request.onerror = () => reject(new NoConnection());
      request.onabort = () => reject(signal?.aborted ? signal.reason : new NoConnection());
      request.onloadend = () => {
        clearTimeout(watchdog);
        signal?.removeEventListener('abort', stop);
      };
      signal?.addEventListener('abort', stop);
      alive();
      request.send(body);
    }));
  }

  async delete(key) {
    await this.request(address('photos', key), { method: 'DELETE' });
  }

  async headPhoto(key, signal) {
    return (await this.request(address('photos', key, { fresh: fresh() }), { method: 'HEAD', cache: 'no-store', signal })).headers;
  }

  async lookForThumbnail(key, signal) {
    try {
      const url = address('thumbnails', key, { fresh: fresh() });
      const { headers } = await this.request(url, { method: 'HEAD', cache: 'no-store', signal });
      return { version: version(headers.get('ETag') ?? fresh()), error: headers.get('x-amz-meta-thumbnail-error') };
    } catch (fault) {
      if (fault.status === 404) return undefined;
      throw fault;
    }
  }

  async #withToken(send) {
    const token = await this.session.token();
    const answer = await send(token ? { Authorization: token } : {});
    if (answer.status !== 401 || !token) return answer;
    const renewed = await this.session.renew();
    return renewed ? send({ Authorization: renewed }) : answer;
  }
}

export const version = (etag) => etag.replace(/^W\/|"/g, '');

export function pause(milliseconds, signal) {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    signal?.addEventListener('abort', stop, { once: true });
  });
}

export function backoff(attempt, retryAfter, random = Math.random) {
  const growing = Math.min(20_000, 500 * 2 ** attempt);
  return Math.max(asked(retryAfter), growing * (0.5 + random() / 2));
}

export function lookAgain(look, elapsed, retryAfter, random = Math.random) {
  const growing = elapsed > 60_000 ? Math.min(120_000, elapsed / 4) : Math.min(5000, 250 * 1.5 ** look);
  return Math.max(asked(retryAfter), growing * (0.8 + random() * 0.4));
}

/** Retry-After, in seconds or as a date, in milliseconds. */
function asked(retryAfter, now = Date.now()) {
  if (!retryAfter) return 0;
  const milliseconds = /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1000 : Date.parse(retryAfter) - now;
  return Math.min(300_000, Math.max(0, milliseconds || 0));
}
