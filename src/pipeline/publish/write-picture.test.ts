import { mkdtemp, readFile, rm, stat, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { renderPng } from './render-png.ts';
import { writePicture } from './write-picture.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'evenkeel-picture-'));
});
afterAll(() => rm(folder, { recursive: true }));

const square = (colour: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect width="8" height="8" fill="${colour}"/></svg>`;
const write = async (colour: string, ...formats: ('svg' | 'png')[]) =>
  (await writePicture(folder, { name: 'square', svg: square(colour), formats })).written;
const png = async () => readFile(join(folder, 'square.png'));

test('a PNG is drawn anew when its SVG differs, is missing, or is older, and else kept', async () => {
  expect([...(await write('red', 'svg', 'png'))].sort()).toEqual(['square.png', 'square.svg']);
  expect(await png()).toEqual((await renderPng(square('red'))).content);

  const { ino } = await stat(join(folder, 'square.png'));
  await write('red', 'svg', 'png');
  expect((await stat(join(folder, 'square.png'))).ino).toBe(ino);

  await write('blue', 'svg', 'png');
  expect(await png()).toEqual((await renderPng(square('blue'))).content);

  await write('green', 'png');
  // File systems may round times, and the files are milliseconds apart.
  await utimes(join(folder, 'square.svg'), 1, 1);
  await write('blue', 'svg', 'png');
  expect(await png()).toEqual((await renderPng(square('blue'))).content);

  await rm(join(folder, 'square.svg'));
  await write('red', 'svg', 'png');
  expect(await png()).toEqual((await renderPng(square('red'))).content);
});
