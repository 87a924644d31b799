import assert from 'node:assert/strict';
import test, { mock } from 'node:test';
import { backoff, lookAgain, pause } from '../site/gallery.js';

test('backoff_shouldGrowToHalfAMinuteAndBeSpreadDownToNothing', () => {
  assert.equal(backoff(0, null, () => 1), 500);
  assert.equal(backoff(0, null, () => 0), 0);
  assert.equal(backoff(3, null, () => 0.5), 2000);
  assert.equal(backoff(30, null, () => 1), 30_000);
});

test('retryAfter_shouldComeBeforeThePause', () => {
  assert.equal(backoff(0, '12', () => 0), 12_000);
  assert.equal(backoff(0, ' 12 ', () => 0.5), 12_250);
  mock.timers.enable({ apis: ['Date'], now: Date.UTC(2026, 0, 2, 3, 4, 5) });
  assert.equal(backoff(0, 'Fri, 02 Jan 2026 03:05:05 GMT', () => 0), 60_000);
  assert.equal(backoff(0, 'Fri, 02 Jan 2026 03:03:05 GMT', () => 0), 0);
  mock.timers.reset();
  for (const none of ['soon', '1e9', '-5', '1.5', '', null, undefined]) assert.equal(backoff(0, none, () => 0), 0, none);
});

test('looks_shouldGrowFromAQuarterToFiveSecondsAndLateToTwoMinutes', () => {
  assert.equal(lookAgain(0, 0, null, () => 0), 250);
  assert.equal(lookAgain(0, 0, null, () => 1), 313);
  assert.equal(lookAgain(50, 0, null, () => 0), 5000);
  assert.equal(lookAgain(50, 120_000, null, () => 0), 30_000);
  assert.equal(lookAgain(50, 3_000_000, null, () => 0), 120_000);
  assert.equal(lookAgain(0, 0, '9', () => 0), 9250);
});

test('pause_shouldEndWithItsSignal', async () => {
  const stop = new AbortController();
  const pausing = pause(60_000, stop.signal);
  stop.abort();
  await assert.rejects(pausing, { name: 'AbortError' });
  await assert.rejects(pause(60_000, stop.signal), { name: 'AbortError' });
  await pause(1);
});
