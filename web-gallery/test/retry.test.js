import assert from 'node:assert/strict';
import test from 'node:test';
import { backoff, lookAgain, pause } from '../site/gallery.js';

test('backoff_shouldGrowToTwentySecondsAndBeSpread', () => {
  assert.equal(backoff(0, null, () => 1), 500);
  assert.equal(backoff(0, null, () => 0), 250);
  assert.equal(backoff(3, null, () => 1), 4000);
  assert.equal(backoff(30, null, () => 1), 20_000);
});

test('retryAfter_shouldBeTheLeast', () => {
  assert.equal(backoff(0, '12'), 12_000);
  const inAMinute = backoff(0, new Date(Date.now() + 60_000).toUTCString());
  assert.ok(inAMinute > 55_000 && inAMinute <= 60_000, String(inAMinute));
  assert.equal(backoff(0, '999999'), 300_000);
  assert.ok(backoff(0, 'soon') <= 500);
});

test('looks_shouldGrowFromAQuarterToFiveSeconds', () => {
  assert.equal(lookAgain(0, 0, null, () => 0.5), 250);
  assert.equal(lookAgain(50, 0, null, () => 0.5), 5000);
  assert.equal(lookAgain(50, 120_000, null, () => 0.5), 30_000);
});

test('pause_shouldEndWithItsSignal', async () => {
  const stop = new AbortController();
  const pausing = pause(60_000, stop.signal);
  stop.abort();
  await assert.rejects(pausing, { name: 'AbortError' });
  await assert.rejects(pause(60_000, stop.signal), { name: 'AbortError' });
  await pause(1);
});
