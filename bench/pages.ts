import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { gzipSync } from 'node:zlib';
import { chromium, type Browser, type Page } from 'playwright-core';
import { builtPage } from '../src/api/page/static.ts';
import { median } from './shared/median.ts';
import { freePort, startServer } from './serve/server.ts';
import { slicedShop } from './serve/sliced-shop.ts';

const METRICS = 10;
const SLICES = 100;
const DAYS = 1096;
const TRIES = 7;
const PLACES = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'];

/** The size of pages, how soon Home can be used, and how long a chart takes to be drawn again, with three years of 10 metrics in 100 slices. */
export async function pagesBench(): Promise<void> {
  weights();
  const executablePath = [process.env['EVENKEEL_TEST_CHROMIUM'] ?? '', ...PLACES].find((path) => existsSync(path));
  if (!executablePath) throw new Error('there is no Chromium: set EVENKEEL_TEST_CHROMIUM to the path of one');
  const folder = await mkdtemp(join(tmpdir(), 'evenkeel-bench-'));
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    await slicedShop(folder, SLICES, new Date(), configText());
    await using server = await startServer(join(folder, 'evenkeel.yaml'), await freePort());
    const homes: number[] = [];
    for (let tries = 0; tries <= TRIES; tries++) homes.push(await homeMs(browser, server.url));
    console.log(`  Home, first time    ${homes[0]?.toFixed(0)} ms`);
    console.log(`  Home after that     ${timesText(homes.slice(1))}`);
    for (const [days, times] of await redraws(browser, server.url))
      console.log(`  ${`chart of ${days} days`.padEnd(19)} ${timesText(times)}`);
  } finally {
    await browser.close();
    await rm(folder, { recursive: true });
  }
}

function configText(): string {
  const metrics = Array.from(
    { length: METRICS },
    (_, index) =>
      `  ${index === 0 ? 'revenue' : `sales_${index}`}: {table: fact_sales, agg: sum, column: amount, title: Sales ${index}, unit: currency, direction: down, missing: zero, dimensions: [product]}\n`,
  );
  return `business: {name: Shop, zone: UTC, currency: EUR}
judged_days: ${DAYS}
metrics:
  orders: false
  average_order_value: false
  refund_rate: false
  error_rate: false
  latency_p95: false
${metrics.join('')}sources:
  shop: {table: fact_sales, path: sales.csv, columns: [order_id, line_no, ts, amount, product]}
`;
}

/** Kilobytes as they are sent, gzipped: the first load, then what each further page adds. */
function weights(): void {
  const files = builtPage();
  const kilobytes = (path: string): number => gzipSync(files.get(path)?.body ?? '', { level: 9 }).length / 1000;
  const html = new TextDecoder().decode(files.get('/index.html')?.body);
  const first = [
    '/index.html',
    ...Array.from(html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g), ([, path = '']) => path),
  ];
  console.log(`  first load          ${first.reduce((sum, path) => sum + kilobytes(path), 0).toFixed(1)} KB`);
  for (const path of files.keys()) {
    const name = /\/assets\/([a-z-]+)-page-[^/]+\.js$/.exec(path)?.[1];
    if (name === undefined) continue;
    const text = new TextDecoder().decode(files.get(path)?.body);
    const styles = [...files.keys()].filter((one) => one.startsWith(`/assets/${name}-page-`) && one.endsWith('.css'));
    const parts = new Set(Array.from(text.matchAll(/from"\.\/([^"]+)"/g), ([, part = '']) => `/assets/${part}`));
    const own = [path, ...styles, ...[...parts].filter((part) => !first.includes(part))];
    console.log(`  ${name.padEnd(19)} ${own.reduce((sum, one) => sum + kilobytes(one), 0).toFixed(1)} KB`);
  }
}

/** From the start of the navigation until the figures stand and the page has had a frame to itself. */
async function homeMs(browser: Browser, url: string): Promise<number> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.addInitScript(`
    window.interactive = new Promise((resolve) => {
      const look = () => document.querySelector('.kpi .v') ? requestAnimationFrame(() => setTimeout(() => resolve(performance.now()))) : requestAnimationFrame(look);
      requestAnimationFrame(look);
    });`);
  await page.goto(url);
  const ms = Number(await page.evaluate('window.interactive'));
  await page.close();
  return ms;
}

/** By the number of days: from the press of a range until the chart is drawn and laid out. */
async function redraws(browser: Browser, url: string): Promise<Map<number, number[]>> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(`${url}/metrics/revenue`);
  await page.getByRole('link', { name: '3 years' }).waitFor();
  const times = new Map<number, number[]>();
  for (let tries = 0; tries < TRIES; tries++)
    for (const [days, label] of [
      [365, '1 year'],
      [DAYS, '3 years'],
      [90, '90 days'],
    ] as const)
      times.set(days, [...(times.get(days) ?? []), await redrawMs(page, label)]);
  await page.close();
  return times;
}

async function redrawMs(page: Page, label: string): Promise<number> {
  return Number(
    await page.evaluate(`new Promise((resolve) => {
      const link = [...document.querySelectorAll('.tabs a')].find((one) => one.textContent === '${label}');
      const chart = document.querySelector('.plot');
      let began = 0;
      new MutationObserver((_, observer) => {
        observer.disconnect();
        chart.getBoundingClientRect();
        resolve(performance.now() - began);
      }).observe(chart, { childList: true, subtree: true, attributes: true, characterData: true });
      setTimeout(() => {
        began = performance.now();
        link.click();
      }, 100);
    })`),
  );
}

function timesText(times: readonly number[]): string {
  return `${median(times).toFixed(0)} ms (${Math.min(...times).toFixed(0)} to ${Math.max(...times).toFixed(0)})`;
}
