/**
 * `npm run gallery [-- FOLDER [NAME...]]`: pictures of every page of several shops at three widths, light and dark, and a sheet of each
 * page's pictures. FOLDER is by default one beside the system's temporary files; the shops in it are made once. NAME picks shops.
 */
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { chromium } from 'playwright-core';
import { takePictures } from './gallery/pictures.ts';
import { served } from './gallery/served.ts';
import { SHOPS } from './gallery/shops.ts';

const [folder = join(tmpdir(), 'evenkeel-gallery'), ...names] = process.argv.slice(2);
const root = resolve(folder);
const places = [process.env['EVENKEEL_TEST_CHROMIUM'] ?? '', '/usr/bin/chromium-headless-shell', '/usr/bin/chromium'];
const executablePath = places.find((path) => existsSync(path));
if (!executablePath) throw new Error('there is no Chromium: set EVENKEEL_TEST_CHROMIUM to the path of one');

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
try {
  for (const { name, make } of SHOPS.filter((shop) => names.length === 0 || names.includes(shop.name))) {
    const shop = join(root, 'shops', name);
    await mkdir(shop, { recursive: true });
    const config = await make(shop);
    if (config === null) continue;
    await using server = await served(config);
    await takePictures(browser, server.url, join(root, name));
    process.stdout.write(`${join(root, name)}\n`);
  }
} finally {
  await browser.close();
}
