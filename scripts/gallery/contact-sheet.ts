import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Browser } from 'playwright-core';

const TALLEST = 1400;

/** One picture of several pictures beside each other, each with its name. */
export async function contactSheet(browser: Browser, pictures: readonly string[], path: string): Promise<void> {
  const figures = await Promise.all(
    pictures.map(async (picture) => {
      const data = (await readFile(picture)).toString('base64');
      return `<figure><img src="data:image/png;base64,${data}"><figcaption>${basename(picture)}</figcaption></figure>`;
    }),
  );
  const page = await browser.newPage({ viewport: { width: 2400, height: TALLEST } });
  await page.setContent(
    `<style>body{margin:12px;display:grid;grid-template-columns:5fr 4fr 2fr;gap:12px;background:#999;font:12px sans-serif;align-items:start}
    figure{margin:0}img{width:100%;max-height:${TALLEST}px;object-fit:contain;object-position:top left}</style>${figures.join('')}`,
  );
  await page.screenshot({ path, fullPage: true });
  await page.close();
}
