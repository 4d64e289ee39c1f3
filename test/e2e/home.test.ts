import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, assert, beforeAll, describe, expect, inject, test } from 'vitest';
import { z } from 'zod';
import { apiApp } from '../../src/api/app.ts';
import { listen, type Listening } from '../../src/api/listen.ts';
import { builtPage } from '../../src/api/page/static.ts';
import { addDays } from '../../src/calendar/day.ts';
import type { RunStatus } from '../../src/pipeline/run-status.ts';
import { COLOURS } from '../../src/report/charts/drawing/colour-tokens.ts';
import { writeNumbersAsIn } from '../../src/report/words/number-locale.ts';
import type { ReadModel } from '../../src/pipeline/read/read-model.ts';
import { oneIn } from '../run-size.ts';
import { accessibilityFindings } from './accessibility.ts';
import {
  LAPTOP,
  PHONE,
  TABLET,
  closePages,
  openPage,
  sharedBrowser,
  sharedPages,
  type WatchedPage,
} from './browser.ts';
import { smallShop, type SmallShop } from './small-shop.ts';

const FIRST_LOAD_BYTES = 160_000;

const answerWithRecord = z.object({
  data: z.object({
    scores: z.array(
      z.object({
        to: z.number(),
        count: z.number(),
        coverage_95: z.number(),
        wape: z.number(),
        naive_wape: z.number(),
      }),
    ),
    issued_total: z.object({ sentence: z.string() }),
  }),
});
const numberOrNull = z.number().nullable().default(null);
const answerWithDays = z.object({
  data: z.array(
    z.object({
      y: numberOrNull,
      yhat: numberOrNull,
      deviation_pct: numberOrNull,
      state: z.string().default('Forecast'),
    }),
  ),
});
const answerWithExplanation = z.object({ explanation: z.array(z.object({ sentence: z.string() })) });

const files = builtPage(join(inject('programFolder'), 'dist/dashboard'));

/** A file with all that it names and imports, but for what is imported on demand. */
function firstLoad(path: string, loaded: Set<string> = new Set()): string[] {
  if (loaded.has(path)) return [];
  loaded.add(path);
  const text = new TextDecoder().decode(bodyOf(path));
  const named = path.endsWith('.html') ? text.matchAll(/(?:src|href)="(\/[^"]+)"/g) : [];
  const imported = path.endsWith('.js') ? text.matchAll(/(?:from|import)\s*"\.(\/[^"]+\.js)"/g) : [];
  const paths = [
    ...Array.from(named, ([, found = '']) => found),
    ...Array.from(imported, ([, found = '']) => `/assets${found}`),
  ];
  for (const next of paths) firstLoad(next, loaded);
  return [...loaded];
}

/** Whether a text such as €1,042 or −69% is a number to as many digits as it has. */
function isRounded(text: string | undefined, value: number | null): boolean {
  if (value === null) return text === '–';
  const digits = text?.replaceAll('−', '-').replace(/[^\d.-]/g, '') ?? '';
  const unit = 10 ** -(digits.split('.')[1]?.length ?? 0);
  return digits !== '' && Math.abs(Number(digits) - value) <= 0.5001 * unit;
}

function bodyOf(path: string): Uint8Array {
  const file = files.get(path);
  assert(file, `${path} is not among the files of the page`);
  return file.body;
}

describe('what the page sends', () => {
  test('is at most 160 KB gzipped on first load', () => {
    const sizes = firstLoad('/index.html').map((path) => gzipSync(bodyOf(path), { level: 9 }).length);
    const total = sizes.reduce((sum, bytes) => sum + bytes, 0);
    console.log(`first load of the page: ${(total / 1000).toFixed(1)} KB gzipped`);
    expect(sizes.length).toBeGreaterThan(2);
    expect(total).toBeLessThanOrEqual(FIRST_LOAD_BYTES);
  });
});

describe('the style sheet of the page', () => {
  test.each(['light', 'dark', 'print'] as const)('has the colours of the charts for %s', (theme) => {
    const css = Array.from(files, ([path, { body }]) =>
      path.endsWith('.css') ? new TextDecoder().decode(body) : '',
    ).join('');
    const properties = Array.from(
      css.matchAll(/(--[\w-]+):\s*(#[\da-f]+)/g),
      ([, name, hex = '']) => `${name} ${fullHex(hex)}`,
    );
    expect(properties).toEqual(
      expect.arrayContaining(Object.entries(COLOURS[theme]).map(([token, colour]) => `--${token} ${colour}`)),
    );
  });

  const fullHex = (hex: string) => (hex.length === 4 ? hex.replace(/[\da-f]/g, '$&$&') : hex);
});

const chromiumPath = inject('chromiumPath');

describe.skipIf(chromiumPath === null)('home', () => {
  let browser: Browser;
  let server: Listening;
  let normal: SmallShop;
  let outage: SmallShop;
  let late: SmallShop;
  let model: ReadModel | null = null;
  let status: RunStatus | null = null;
  let requests = 0;

  let app: ReturnType<typeof apiApp>;

  beforeAll(async () => {
    outage = await smallShop('an outage', 60);
    normal = await outage.withLastDay('as usual');
    late = await smallShop('cut off at noon', 7);
    app = apiApp(
      async () => model,
      (error) => expect.unreachable(String(error)),
      files,
      { status: () => status, request: () => (requests += 1) },
    );
    server = await listen(app, 0);
    browser = await sharedBrowser(chromiumPath ?? '');
  });

  afterAll(async () => {
    await closePages();
    await server?.close();
    await Promise.all([normal, outage, late].map(async (shop) => shop?.[Symbol.asyncDispose]()));
  });

  const sharedPage = sharedPages(() => browser);

  /** Opens home on a model, in the page that tests share, and waits for its figures. */
  async function home(shown: Pick<SmallShop, 'model'> | null, options: BrowserContextOptions = LAPTOP) {
    const opened = await sharedPage(options);
    return homeIn(opened, shown);
  }

  async function homeIn(opened: WatchedPage, shown: Pick<SmallShop, 'model'> | null) {
    model = shown?.model ?? null;
    await opened.page.goto(server.url);
    if (shown) await opened.page.locator('.kpi .v').first().waitFor();
    return opened;
  }

  describe('with figures', () => {
    test('shows the four answers of the API, and nothing is complained about', async () => {
      const { page, complaints } = await home(outage);
      const { answers, headline } = outage.summary;
      const read = await Promise.all((await page.locator('.answer').all()).map(readAnswer));
      expect(read).toEqual(answers.map(({ ask, state, figure, why }) => ({ ask, state, figure, why })));
      expect(read.map(({ state }) => state)).toEqual(['Critical', '2 open', 'Warning', 'Critical']);
      expect(await page.locator('h1').textContent()).toBe(`${headline.subject} ${headline.state}: ${headline.text}`);
      expect(await page.title()).toContain('Critical: Monday brought €326, 70% below expected');
      expect(complaints).toEqual([]);
    });

    test.each(
      oneIn(2, [
        ['in dark', { ...LAPTOP, colorScheme: 'dark' }],
        ['on a tablet', TABLET],
      ] as const),
    )('has nothing that axe finds wrong %s, and needs no sideways scrolling', async (_, options) => {
      const { page } = await home(outage, options);
      expect(await accessibilityFindings(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(options.viewport.width);
    });

    test('shows where the month lands against its target: the odds, the need of a day, and a tick on the bar', async () => {
      const { page } = await home(outage);
      const { landing } = outage.summary;
      const tile = page.locator('.answer').nth(2);
      expect(await tile.locator('.why').innerText()).toMatch(
        /^Target €41,000: odds (at most )?\d+%; €1,\d{3} a day needed, €1,3\d\d expected$/,
      );
      const bar = tile.getByRole('img');
      expect(await bar.getAttribute('aria-label')).toMatch(/, short of the target, €41,000$/);
      const upper = Number(landing?.upper);
      expect(upper).toBeLessThan(41_000);
      const right = async (part: string) => bar.locator(part).evaluate((drawn) => drawn.getBoundingClientRect().right);
      const sentence = outage.summary.quarter?.sentence ?? '';
      expect(sentence).toMatch(/^Q3 lands at €[\d,]+ to €[\d,]+ \(80%; target €125,000, odds /);
      expect(await page.getByText(sentence).isVisible()).toBe(true);
      expect(await right('line')).toBeGreaterThan(await right('rect:nth-of-type(3)'));
    });

    test('lets data-theme win over the system', async () => {
      const { page } = await homeIn(await openPage(browser), normal);
      expect(await pageColour(page)).toBe('rgb(255, 255, 255)');
      await page.evaluate("document.documentElement.dataset.theme = 'dark'");
      expect(await pageColour(page)).toBe('rgb(16, 19, 21)');
      await page.close();
    });

    test('reads the chart by keyboard: one tab stop enters it, arrows move by a day', async () => {
      const { page } = await home(outage);
      const chart = page.getByRole('slider', { name: 'Day of the chart' });
      await page.locator('#revenue').getByRole('link').focus();
      await page.keyboard.press('Tab');
      expect(await chart.evaluate((element) => element.matches(':focus'))).toBe(true);
      const dayRead = async () => chart.getAttribute('aria-valuetext');
      expect(await dayRead()).toMatch(/^Mon 21 Sep: Critical, €326, 70% below expected/);
      await page.keyboard.press('ArrowLeft');
      expect(await dayRead()).toMatch(/^Sun 20 Sep: Normal, /);
      expect(await page.locator('.reading').textContent()).toContain('Sun 20 Sep');
      await page.keyboard.press('End');
      expect(await dayRead()).toMatch(/^Wed 21 Oct: Forecast, /);
      await page.keyboard.press('Tab');
      expect(await page.evaluate('document.activeElement.textContent')).toBe('Show as a table');
    });

    test('names the days whose verdict late data has changed, in words and in the table', async () => {
      const summary = await normal.model.summary();
      const report = await normal.model.seriesReport('revenue', '');
      const restatedDay = report?.days.at(-3);
      assert(report && restatedDay);
      const until = addDays(restatedDay.day, 2);
      const restated = { ...restatedDay, restated: { status: 'critical' as const, favourable: false, until } };
      const { page, complaints } = await home({
        model: {
          ...normal.model,
          summary: async () => ({ ...summary, restated: [{ ...restated, metric: report.metric, slice: '' }] }),
          seriesReport: async () => ({
            ...report,
            days: report.days.map((day) => (day === restatedDay ? restated : day)),
          }),
        },
      });
      expect(await page.getByText('Restated:').textContent()).toBe(
        'Restated: Revenue on Sat 19 Sep is Normal, was Critical until 21 Sep',
      );
      await openTable(page);
      expect(await page.locator('.as-table tbody tr').nth(2).innerText()).toMatch(
        /^Sat 19 Sep\s.*\sNormal, was Critical until 21 Sep\s*$/,
      );
      expect(await accessibilityFindings(page)).toEqual([]);
      expect(complaints).toEqual([]);
    });

    test('has the chart in numbers, those of the API', async () => {
      const { page } = await home(outage);
      await openTable(page);
      const table = await page.locator('.as-table tbody tr').allInnerTexts();
      expect(table[0]).toMatch(/Mon 21 Sep\s+€326\s+€1,0\d\d\s+€[\d,]+ to €1,\d{3}\s+−(69|70)%\s+Critical/);
      const rowsAt = async (path: string) =>
        answerWithDays.parse(await (await fetch(`${server.url}/api/v1/metrics/revenue/${path}`)).json()).data;
      const [judged, ahead] = [await rowsAt('series'), await rowsAt('forecast')];
      const days = [...judged.slice(-90).reverse(), ...ahead];
      expect(table).toHaveLength(days.length);
      const differing = table.filter((row, index) => {
        const [, actual, expected, , deviation, state] = row.split('\t');
        const day = days[index];
        return !(
          day &&
          isRounded(actual, day.y) &&
          isRounded(expected, day.yhat) &&
          isRounded(deviation, day.deviation_pct) &&
          state?.startsWith(day.state)
        );
      });
      expect(differing).toEqual([]);
    });

    test.each(
      oneIn(2, [
        ['on a phone', PHONE],
        ['on a laptop', LAPTOP],
      ] as const),
    )('explains the forecast on request, in the sentences of the API, %s', async (_, device) => {
      const { page, complaints } = await home(outage, device);
      const sentences = page.locator('.why-forecast li');
      expect(await sentences.first().isVisible()).toBe(false);
      await page.getByText('Why this forecast').click();
      const { explanation } = answerWithExplanation.parse(
        await (await fetch(`${server.url}/api/v1/metrics/revenue/forecast`)).json(),
      );
      expect(explanation.map(({ sentence }) => sentence.split(':')[0])).toEqual([
        'Next day',
        'Days 2 to 7',
        'Days 8 to 28',
        'Days 29 to 30',
      ]);
      expect(await sentences.allInnerTexts()).toEqual(explanation.map(({ sentence }) => sentence));
      expect(await sentences.last().isVisible()).toBe(true);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(device.viewport.width);
      expect(await accessibilityFindings(page)).toEqual([]);
      expect(complaints).toEqual([]);
    });

    test('shows the track record of the API', async () => {
      const { page } = await home(outage);
      const response = await fetch(`${server.url}/api/v1/metrics/revenue/track-record`);
      const { scores, issued_total } = answerWithRecord.parse(await response.json()).data;
      const oneDay = scores.find(({ to }) => to === 1);
      const percent = (share = Number.NaN) => `${(100 * share).toFixed(1)}%`;
      expect(await page.locator('.trust span').allInnerTexts()).toEqual([
        `The 95% band contained ${percent(oneDay?.coverage_95)} of revenue’s last ${oneDay?.count} days`,
        `One-day forecast error ${percent(oneDay?.wape)}, against ${percent(oneDay?.naive_wape)} for last week’s value`,
        issued_total.sentence,
      ]);
    });

    test('has no explanation before the first forecast', async () => {
      const withoutExplanation: ReadModel = {
        ...outage.model,
        async seriesReport(...series) {
          const report = await outage.model.seriesReport(...series);
          return report && { ...report, explanation: [] };
        },
      };
      const { page } = await home({ model: withoutExplanation });
      expect(await page.getByText('Show as a table').isVisible()).toBe(true);
      expect(await page.getByText('Why this forecast').count()).toBe(0);
    });

    test('names the holidays and events of a day in the chart, its reading and its table', async () => {
      const { page } = await home(normal);
      const flags = page.locator('.chart .ch-flag');
      expect(await flags.count()).toBe(2);
      const chart = page.getByRole('slider', { name: 'Day of the chart' });
      await chart.focus();
      for (let week = 0; week < 7; week++) await page.keyboard.press('PageDown');
      expect(await chart.getAttribute('aria-valuetext')).toMatch(/^Mon 3 Aug, Summer sale: Normal, /);
      expect(await page.locator('.reading').textContent()).toContain('Mon 3 Aug Summer sale');
      await openTable(page);
      expect(await page.locator('.as-table thead').innerText()).toContain('Holiday or event');
      const named = page.locator('.as-table tbody tr').filter({ hasText: 'Summer sale' });
      expect(await named.count()).toBe(7);
      expect(await page.locator('.as-table tbody tr').filter({ hasText: 'German Unity Day' }).innerText()).toMatch(
        /^Sat 3 Oct.*Forecast/,
      );
    });

    test('shows the value of the running day so far, without a verdict', async () => {
      const { page } = await home(normal);
      expect(await page.locator('.chart').textContent()).toMatch(/Today so far\s*€61\.50, to 08:02/);
      // The shop watches no orders.
      expect(normal.summary.running_sales).toMatchObject({ until: '08:00', revenue: { y: 30 }, orders: null });
      expect(await page.locator('.fresh').innerText()).toMatch(
        /Today, not judged yet: revenue €30\.00 by 08:00 \(usually €3\d\d.*; the day €\d+.*\)/,
      );
      const chart = page.getByRole('slider', { name: 'Day of the chart' });
      await chart.focus();
      await page.keyboard.press('ArrowRight');
      expect(await chart.getAttribute('aria-valuetext')).toMatch(
        /^Tue 22 Sep: So far, €61.50 to 08:02; €[\d,]+ expected/,
      );
      await openTable(page);
      const today = await page.locator('.as-table tbody tr').filter({ hasText: 'Tue 22 Sep' }).innerText();
      expect(today).toMatch(/€61.50 to 08:02.*So far/);
    });

    test('writes numbers as the business does, the server and the browser alike', async () => {
      const summary = await normal.model.summary();
      writeNumbersAsIn('de-DE');
      try {
        const { page } = await home({
          model: { ...normal.model, summary: async () => ({ ...summary, locale: 'de-DE' }) },
        });
        expect(await page.locator('h1').innerText()).toMatch(/Monday brought 1\.085\s€/);
        expect(await page.locator('.values text').first().textContent()).toMatch(/^[\d.,]+k?\s€$/);
        await openTable(page);
        expect(await page.locator('.as-table tbody tr').first().innerText()).toMatch(/^Mon 21 Sep\s+1\.085\s€\s/);
      } finally {
        writeNumbersAsIn('en-GB');
      }
    });

    test('needs no scrolling at all on a laptop, and one sheet of paper', async () => {
      const { page } = await homeIn(await openPage(browser), outage);
      expect(await page.evaluate('document.documentElement.scrollHeight')).toBeLessThanOrEqual(900);
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator('nav').isVisible()).toBe(false);
      const sheets = (await page.pdf({ preferCSSPageSize: true })).toString('latin1').match(/\/Type\s*\/Page\b/g);
      expect(sheets).toHaveLength(1);
      await page.close();
    });

    test('asks for a run, shows what it is doing, and then its figures', async () => {
      const { page, complaints } = await home(outage);
      await page.getByRole('button', { name: 'Run now' }).click();
      await expect.poll(() => requests).toBe(1);
      status = { stage: 'roll up', share: null };
      await page.getByText('Running: roll up').waitFor();
      ({ model } = normal);
      status = null;
      await page.getByText('Monday brought €1,085, as expected.').waitFor();
      await page.getByRole('button', { name: 'Run now' }).waitFor();
      expect(complaints).toEqual([]);
    });

    test('shows other figures as soon as they are served, without a jump, also after the server was away', async () => {
      const { page } = await homeIn(await openPage(browser), outage);
      await page.evaluate("scrollTo(0, 50); document.querySelector('.kpi').dataset.kept = 'yes'");
      const scrolled = await page.evaluate('scrollY');
      ({ model } = normal);
      await page.getByText('Monday brought €1,085, as expected.').waitFor();
      expect(await page.getByText('Nothing to decide').isVisible()).toBe(true);
      expect(await page.locator('.kpi').first().getAttribute('data-kept')).toBe('yes');
      expect(await page.evaluate('scrollY')).toBe(scrolled);

      await server.close();
      await page.getByRole('alert').waitFor();
      ({ model } = outage);
      server = await listen(app, Number(new URL(server.url).port));
      await page.getByText('Monday brought €326').waitFor();
      await page.getByRole('alert').waitFor({ state: 'detached' });
      await page.close();
    });
  });

  describe('in its other moments', () => {
    test('loading: the frame is there at once, and after two seconds says what it waits for', async () => {
      ({ model } = normal);
      const { page } = await openPage(browser);
      await page.clock.install();
      let answer = () => {};
      const answered = new Promise<void>((resolve) => (answer = resolve));
      await page.route('**/api/v1/summary', async (route) => answered.then(async () => route.continue()));
      await page.goto(server.url);
      await page.getByText('Is revenue normal?').waitFor();
      expect(await page.getByText('Waiting for the figures').count()).toBe(0);
      expect(await accessibilityFindings(page)).toEqual([]);
      await page.clock.fastForward(2_100);
      await page.getByText('Waiting for the figures').waitFor();
      answer();
      await page.getByText('Monday brought €1,085').waitFor();
      await page.close();
    });

    test('empty: before the first run it says so, and what to do', async () => {
      const { page } = await home(null);
      await page.getByRole('heading', { name: 'No run has finished yet.' }).waitFor();
      expect(await page.getByText('evenkeel demo').isVisible()).toBe(true);
      expect(await accessibilityFindings(page)).toEqual([]);
    });

    test('first run: shows the stage and its share, and the answers when they are there', async () => {
      status = { stage: 'load shop: sales.csv', share: 0.25 };
      const { page } = await home(null);
      await page.getByRole('heading', { name: 'The first run is under way.' }).waitFor();
      expect(await page.getByRole('status').textContent()).toBe('Load shop: sales.csv');
      expect(await page.getByRole('progressbar').getAttribute('value')).toBe('0.25');
      expect(await accessibilityFindings(page)).toEqual([]);
      ({ model } = normal);
      await page.getByText('Monday brought €1,085').waitFor();
      status = null;
    });

    test('error: earlier figures stay and name their day', async () => {
      ({ model } = outage);
      const { page } = await openPage(browser);
      await page.clock.install();
      await page.goto(server.url);
      await page.getByText('Monday brought €326').waitFor();
      await page.route('**/api/**', async (route) => route.abort());
      await page.clock.fastForward(61_000);
      const alert = page.getByRole('alert');
      await alert.waitFor();
      expect(await alert.textContent()).toContain('The figures below are for Mon 21 Sep 2026');
      expect(await page.getByText('Monday brought €326').isVisible()).toBe(true);
      expect(await accessibilityFindings(page)).toEqual([]);
      await page.unroute('**/api/**');
      await page.clock.fastForward(11_000);
      await alert.waitFor({ state: 'detached' });
      await page.close();
    });

    test('error: without figures it says what to look at', async () => {
      ({ model } = outage);
      const { page } = await openPage(browser);
      await page.route('**/api/**', async (route) => route.abort());
      await page.goto(server.url);
      const alert = page.getByRole('alert');
      await alert.waitFor();
      expect(await alert.textContent()).toContain('This page could not reach Evenkeel');
      expect(await accessibilityFindings(page)).toEqual([]);
      await page.close();
    });

    test('late data: every state is grey, and the last judged day is named', async () => {
      const { page, complaints } = await home(late);
      expect(await page.locator('h1').textContent()).toBe('Late data: Monday cannot be judged yet; Sunday was Normal.');
      const [first] = await page.locator('.answer').all();
      expect(first && (await readAnswer(first)).figure).toBe('Not judged yet');
      const colours = await page.evaluate(
        "[...new Set([...document.querySelectorAll('.state')].map((state) => getComputedStyle(state).color))]",
      );
      expect(colours).toEqual(['rgb(101, 110, 117)']);
      expect(await accessibilityFindings(page)).toEqual([]);
      expect(complaints).toEqual([]);
    });
  });
});

async function readAnswer(tile: Locator) {
  const text = async (selector: string) => ((await tile.locator(selector).textContent()) ?? '').trim();
  const state = await text('.state');
  const ask = (await text('.q')).slice(0, -state.length);
  return { ask, state, figure: await text('.big'), why: await text('.why') };
}

/** Its rows are made once it is open. */
async function openTable(page: Page): Promise<void> {
  await page.getByText('Show as a table').click();
  await page.locator('.as-table tbody tr').first().waitFor();
}

async function pageColour(page: Page): Promise<unknown> {
  return page.evaluate('getComputedStyle(document.body).backgroundColor');
}
