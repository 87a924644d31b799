// How long to wait before asking again.

/** Resolves after some milliseconds, or rejects at once when the signal is aborted. */
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

/** Before the next try of a request: growing from half a second to 20, spread, and no less than the server asked for. */
export function backoff(attempt, retryAfter, random = Math.random) {
  const growing = Math.min(20_000, 500 * 2 ** attempt);
  return Math.max(asked(retryAfter), growing * (0.5 + random() / 2));
}

/** Before the next look for a thumbnail: 250 ms, growing to 5 s; slow once the first minute is over. */
export function lookAgain(look, elapsed, retryAfter, random = Math.random) {
  const growing = elapsed > 60_000 ? Math.min(120_000, elapsed / 4) : Math.min(5000, 250 * 1.5 ** look);
  return Math.max(asked(retryAfter), growing * (0.8 + random() * 0.4));
}

/** Retry-After in milliseconds (RFC 9110: seconds, or a date), at most five minutes. */
function asked(retryAfter, now = Date.now()) {
  if (!retryAfter) return 0;
  const milliseconds = /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1000 : Date.parse(retryAfter) - now;
  return Math.min(300_000, Math.max(0, milliseconds || 0));
}
