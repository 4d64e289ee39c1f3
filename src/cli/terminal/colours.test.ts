import { expect, test } from 'vitest';
import { colours } from './colours.ts';

const terminal = { isTTY: true };
const file = {};

test.each([
  ['on a terminal', terminal, {}, true],
  ['in a file or a pipe', file, {}, false],
  ['in a pipe of a build server', file, { CI: 'true' }, false],
  ['on a terminal that knows none', terminal, { TERM: 'dumb' }, false],
  ['where NO_COLOR is set', terminal, { NO_COLOR: '1' }, false],
  ['where NO_COLOR is empty', terminal, { NO_COLOR: '' }, true],
  ['where FORCE_COLOR is set', file, { FORCE_COLOR: '1' }, true],
  ['where both are set', terminal, { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
])('a stream %s has the colours that people can see there', (_, stream, environment, has) => {
  expect(colours(stream, environment).isColorSupported).toBe(has);
  expect(colours(stream, environment).red('late') === 'late').toBe(!has);
});
