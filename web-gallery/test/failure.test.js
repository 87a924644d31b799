import assert from 'node:assert/strict';
import test from 'node:test';
import { codeOf } from '../site/failure.js';

const stack = (origin) => `TypeError: x is null\n    at show (${origin}/gallery/site/app.js:10:5)`;

test('code_shouldBeTheSameForTheSameCauseWhereverItHappens', () => {
  assert.equal(codeOf(stack('https://a.example')), codeOf(stack('http://127.0.0.1:1234')));
  assert.notEqual(codeOf(stack('https://a.example')), codeOf(stack('https://a.example').replace('10:5', '11:5')));
  assert.match(codeOf(''), /^[0-9a-f]{6}$/);
});
