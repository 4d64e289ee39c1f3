import { expect, test } from 'vitest';
import { pageAfterSignIn } from './session.ts';

const OWN = 'https://kpi.example.com';

test.each([
  ['', '/'],
  ['?next=%2Fincidents%2Fx%3Fa%3D1', '/incidents/x?a=1'],
  ['?next=//evil.example/x', '/'],
  ['?next=https://evil.example', '/'],
  ['?next=%5C%5Cevil.example', '/'],
  ['?next=javascript:alert(1)', '/'],
  ['?next=/%09/evil.example', '/'],
  ['?next=/.//evil.example', '/evil.example'],
  ['?next=https://kpi.example.com//evil.example/x', '/evil.example/x'],
])('after a sign-in at %s the page %s opens', (search, page) => {
  expect(pageAfterSignIn(search, OWN)).toBe(page);
});
