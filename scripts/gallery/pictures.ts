import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page, Request } from 'playwright-core';
import { z } from 'zod';
import { contactSheet } from './contact-sheet.ts';

const WIDTHS = [1440, 1024, 360] as const;
const THEMES = ['light', 'dark'] as const;
const HEIGHTS: Readonly<Record<number, number>> = { 1440: 900, 1024: 768, 360: 740 };
/** So often in a row nothing is being fetched. */
const QUIET_LOOKS = 4;
const REPORT = '/api/v1/report';
const withIds = z.object({ data: z.array(z.object({ id: z.string() })) });
const withSlices = z.object({ data: z.array(z.object({ slice: z.string() })) });

/** Writes a picture of each page, width and theme into a folder, and a sheet of each page's pictures, and names what is wider than its screen. */
export async function takePictures(browser: Browser, url: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const tooWide: string[] = [];
  for (const [name, path] of await pagesOf(url)) {
    const pictures: string[] = [];
    for (const theme of THEMES) {
      for (const width of WIDTHS) {
        const page = await browser.newPage({
          viewport: { width, height: HEIGHTS[width] ?? 900 },
          colorScheme: theme,
          isMobile: width === 360,
        });
        await open(page, `${url}${path}`);
        const needed = await page.evaluate('document.documentElement.scrollWidth');
        if (Number(needed) > width) tooWide.push(`${name} at ${width}: ${Number(needed)} px wide`);
        const picture = join(folder, `${name}-${theme}-${width}.png`);
        await page.screenshot({ path: picture, fullPage: true });
        pictures.push(picture);
        await page.close();
      }
    }
    await contactSheet(browser, pictures, join(folder, `sheet-${name}.png`));
  }
  await writeFile(join(folder, 'too-wide.txt'), tooWide.map((line) => `${line}\n`).join(''));
  for (const line of tooWide) process.stderr.write(`${line}\n`);
}

/** Opens a page and waits until it has fetched what it shows. */
async function open(page: Page, address: string): Promise<void> {
  let fetching = 0;
  const isFetched = (request: Request): boolean => request.resourceType() === 'fetch';
  page.on('request', (request) => (fetching += Number(isFetched(request))));
  const onEnd = (request: Request): void => {
    fetching -= Number(isFetched(request));
  };
  page.on('requestfinished', onEnd);
  page.on('requestfailed', onEnd);
  // A browser saves the report instead of showing it.
  if (address.endsWith(REPORT)) await page.setContent(await (await fetch(address)).text());
  else await page.goto(address);
  await page.locator('h1').first().waitFor();
  await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
  for (let quiet = 0; quiet < QUIET_LOOKS; quiet = fetching === 0 ? quiet + 1 : 0)
    await page.evaluate('new Promise((resolve) => setTimeout(resolve, 50))');
}

async function pagesOf(url: string): Promise<[string, string][]> {
  const [incidents, breakdown] = await Promise.all([
    answer(`${url}/api/v1/incidents?limit=1`),
    answer(`${url}/api/v1/metrics/revenue/breakdown?limit=1`),
  ]);
  const incident = withIds.safeParse(incidents).data?.data[0]?.id;
  const slice = withSlices.safeParse(breakdown).data?.data[0]?.slice;
  return [
    ['home', '/'],
    ['metrics', '/metrics'],
    ['metric', '/metrics/revenue'],
    ...(slice ? [['slice', `/metrics/revenue?slice=${encodeURIComponent(slice)}`] satisfies [string, string]] : []),
    ['incidents', '/incidents?state=all'],
    ...(incident ? [['incident', `/incidents/${incident}`] satisfies [string, string]] : []),
    ['forecast', '/forecast'],
    ['operations', '/operations'],
    ['data', '/data'],
    ['tuning', '/tuning'],
    ['settings', '/settings'],
    ...(incidents ? [['report', REPORT] satisfies [string, string]] : []),
  ];
}

/** Null where the server has none. */
async function answer(url: string): Promise<unknown> {
  const response = await fetch(url);
  return response.ok ? response.json() : null;
}
