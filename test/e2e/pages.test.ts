import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, assert, beforeAll, describe, expect, inject, test } from 'vitest';
import { z } from 'zod';
import { apiApp } from '../../src/api/app.ts';
import { listen, type Listening } from '../../src/api/listen.ts';
import { builtPage } from '../../src/api/page/static.ts';
import { dayFromIso } from '../../src/calendar/day.ts';
import type { ReadModel } from '../../src/pipeline/read/read-model.ts';
import type { DayVerdict } from '../../src/report/summary.ts';
import { deliveryLog } from '../fixtures/delivery-log.ts';
import { incidentDetail } from '../fixtures/incidents.ts';
import { metric } from '../fixtures/metrics.ts';
import { smallModel } from '../fixtures/small-model.ts';
import { oneIn } from '../run-size.ts';
import { accessibilityFindings } from './accessibility.ts';
import { LAPTOP, PHONE, closePages, openPage, sharedBrowser, sharedPages, type WatchedPage } from './browser.ts';
import { layoutShifts, watchLayoutShift } from './layout-shift.ts';

const FURTHER_PAGE_BYTES = 40_000;
const files = builtPage(join(inject('programFolder'), 'dist/dashboard'));
const chromiumPath = inject('chromiumPath');

test('each page besides Home adds at most 40 KB gzipped', () => {
  const pages = Array.from(files).filter(([path]) => /-page-[^/]+\.js$/.test(path));
  expect(pages.length).toBeGreaterThanOrEqual(2);
  for (const [path, { body }] of pages) {
    expect(gzipSync(body, { level: 9 }).length, path).toBeLessThanOrEqual(FURTHER_PAGE_BYTES);
  }
});

const answerWithAnswers = z.object({
  data: z.object({
    answers: z.array(z.object({ ask: z.string(), state: z.string(), figure: z.string(), why: z.string() })),
  }),
});
const dataOf = (answer: unknown) => answerWithAnswers.parse(answer).data;
const escapedPattern = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const answerWithReasons = z.object({ data: z.object({ sentences: z.array(z.string()) }) });

/** Revenue in two countries, of which only one fell on the last day. */
async function modelWithCountries(): Promise<ReadModel> {
  const model = smallModel();
  const [overview] = await model.metrics();
  const whole = await model.seriesReport('revenue', '');
  assert(overview && whole);
  const metric = { ...overview.metric, dimensions: ['country', 'sales_channel'], owner: 'Finance' };
  const sliced = (slice: string, days: readonly DayVerdict[]) => days.map((day) => ({ ...day, slice }));
  const steady = whole.days.map((day, index) => whole.days[Math.min(index, whole.days.length - 2)] ?? day);
  const slices = new Map([
    ['country=Germany', sliced('country=Germany', whole.days)],
    ['country=Poland', sliced('country=Poland', steady)],
  ]);
  return {
    ...model,
    metrics: async () => [{ ...overview, metric }],
    seriesReport: async (id, slice) => {
      const days = slices.get(slice);
      return days ? { ...whole, metric, slice, days, known: null } : model.seriesReport(id, slice);
    },
    trackRecord: async (id) => model.trackRecord(id, ''),
    explanation: async (id, _, span) => model.explanation(id, '', span),
    sliceOverviews: async (_, dimension, { find = '' }) =>
      Array.from(slices, ([slice, days]) => ({ slice, recent: days.slice(-28) })).filter(
        ({ slice }) => dimension === 'country' && slice.slice('country='.length).toLowerCase().includes(find),
      ),
  };
}

const OTHER_DEVICES = [
  ['a metric in dark', '/metrics/revenue', { ...LAPTOP, colorScheme: 'dark' }],
  ['all metrics, on a phone', '/metrics', PHONE],
  ['a metric on a phone', '/metrics/revenue', PHONE],
  ['the forecast on a phone, in dark', '/forecast?metric=revenue', { ...PHONE, colorScheme: 'dark' }],
  ['the data on a phone, in dark', '/data', { ...PHONE, colorScheme: 'dark' }],
  ['settings on a phone, in dark', '/settings', { ...PHONE, colorScheme: 'dark' }],
  ['tuning on a phone, in dark', '/tuning?percent=0.2', { ...PHONE, colorScheme: 'dark' }],
  ['incidents on a phone', '/incidents?state=all', PHONE],
  ['an incident on a phone, in dark', '/incidents/revenue-opened', { ...PHONE, colorScheme: 'dark' }],
] as const;

describe.skipIf(chromiumPath === null)('the pages beside Home', () => {
  let browser: Browser;
  let server: Listening;
  const taken: unknown[] = [];
  const sharedPage = sharedPages(() => browser);
  const messages = deliveryLog();

  beforeAll(async () => {
    const model = await modelWithCountries();
    const app = apiApp(
      async () => model,
      (error) => expect.unreachable(String(error)),
      files,
      undefined,
      async (id, action) => {
        taken.push({ id, ...action });
        return {
          incident: incidentDetail(metric({ id: 'revenue' }), dayFromIso('2026-09-21')),
          event: null,
          proposal: null,
          levels: [],
        };
      },
      null,
      messages,
    );
    server = await listen(app, 0);
    browser = await sharedBrowser(chromiumPath ?? '');
  });

  afterAll(async () => {
    await closePages();
    await server?.close();
  });

  const title = 'Revenue Critical: €10.00 on Mon 21 Sep, 90% below expected.';

  test('lead from Home to a metric, to a slice, and back to what was seen', async () => {
    const { page, complaints } = await sharedPage();
    await page.goto(server.url);
    await page.locator('.kpi-link').first().click();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await page.getByRole('link', { name: 'Sales channel' }).click();
    await page.getByText('No slice has been judged yet.').waitFor();
    expect(new URL(page.url()).search).toBe('?by=sales_channel');
    await page.goBack();
    await page.getByRole('link', { name: 'Germany' }).click();
    await page.getByRole('heading', { level: 1, name: /^Revenue \(Germany\) Critical/ }).waitFor();
    expect(new URL(page.url()).search).toBe('?slice=country%3DGermany');
    expect(await page.locator('.crumb').textContent()).toMatch(/ \/ Germany$/);
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Metrics' }).click();
    await page.getByRole('heading', { level: 1, name: '1 metric: 1 Critical.' }).waitFor();
    expect(complaints).toEqual([]);
  });

  async function expectReadable({ page, complaints }: WatchedPage, path: string, width: number): Promise<void> {
    expect(await accessibilityFindings(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    // Browsers report an answer of 404 by themselves.
    expect(complaints.filter((text) => path !== '/incidents/none' || !text.includes('404'))).toEqual([]);
  }

  test.each(oneIn(5, OTHER_DEVICES))(
    '%s: axe finds nothing wrong, and nothing needs sideways scrolling',
    async (_, path, device) => {
      const opened = await sharedPage(device);
      await opened.page.goto(`${server.url}${path}`);
      await opened.page.locator('h1#title').waitFor();
      await expectReadable(opened, path, device.viewport.width);
    },
  );

  describe('on a laptop, where all figures come together', () => {
    let opened: WatchedPage;

    beforeAll(async () => {
      opened = await openPage(browser);
      const { page } = opened;
      await watchLayoutShift(page);
      await page.route('**/api/v1/summary', async (route) => {
        await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
        await route.continue();
      });
    });
    afterAll(async () => opened.page.close());

    async function expectStill(path: string): Promise<void> {
      opened.complaints.length = 0;
      const { page } = opened;
      await page.goto(`${server.url}${path}`);
      await page.locator('.who').waitFor();
      await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
      expect.soft(await layoutShifts(page), path).toEqual([]);
    }

    test('nothing moves by itself after the first paint: Home, a metric', async () => {
      for (const path of ['/', '/metrics/revenue']) await expectStill(path);
    });

    test.each([
      ['all metrics', '/metrics'],
      ['a slice', '/metrics/revenue?slice=country%3DPoland'],
      ['a metric that is not there', '/metrics/planets'],
      ['the forecast', '/forecast'],
      ['the data', '/data'],
      ['operations', '/operations'],
      ['settings', '/settings'],
      ['tuning', '/tuning'],
      ['incidents', '/incidents'],
      ['an incident', '/incidents/revenue-opened'],
      ['an incident that is not there', '/incidents/none'],
    ])('nothing moves, axe finds nothing wrong, and nothing needs sideways scrolling: %s', async (_, path) => {
      await expectStill(path);
      await opened.page.locator('h1#title').waitFor();
      await expectReadable(opened, path, LAPTOP.viewport.width);
    });
  });

  test('a page whose script does not come says so, and opens when it is loaded again', async () => {
    const { page } = await openPage(browser);
    await page.route('**/data-page-*.js', (route) => route.abort());
    await page.goto(`${server.url}/data`);
    await page.getByRole('heading', { level: 1, name: 'This page could not be opened' }).waitFor();
    await page.unroute('**/data-page-*.js');
    await page.getByRole('button', { name: 'Load again' }).click();
    expect(await page.locator('h1#title').textContent()).toMatch(/^Complete: the source delivered/);
    await page.close();
  });

  test('Settings show each message with its state, its reason and its next try, and send tests', async () => {
    const { page, complaints } = await openPage(browser);
    await page.goto(`${server.url}/settings`);
    const log = page.getByRole('region', { name: 'Table of messages' });
    await log.waitFor();
    const rows = (await log.locator('tbody tr').allInnerTexts()).map((row) =>
      row.split('\t').map((cell) => cell.trim()),
    );
    expect(rows.map(([state, , , , next, tries, reason]) => [state, next, tries, reason])).toEqual([
      ['Pending', 'Tue 22 Sep 2026, 07:00', '0', '–'],
      ['Retrying', 'Tue 22 Sep 2026, 08:30', '3', 'HTTP 503: down for maintenance'],
      ['Held', 'Tue 22 Sep 2026, 08:30', '0', '–'],
      ['Sent', '–', '1', 'HTTP 200: ok'],
      ['Dead', '–', '1', 'HTTP 404: no_service Send again'],
      ['Skipped', '–', '0', 'the incident is snoozed to Fri 25 Sep'],
    ]);
    await page.getByRole('button', { name: 'Send a test to team' }).click();
    await page.getByText('Accepted: HTTP 200: ok', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Send a test to other' }).click();
    await page.getByText('Not accepted: HTTP 404: no').waitFor();
    await page.getByLabel('Show').selectOption('dead');
    await expect.poll(async () => log.locator('tbody tr').count()).toBe(1);
    await page.getByRole('button', { name: 'Send again' }).click();
    await expect.poll(() => messages.done).toEqual(['test team', 'test other', 'retry msg_dead']);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('a link of a message leads to its button and does nothing before that is pressed', async () => {
    const { page } = await openPage(browser);
    const before = taken.length;
    for (const [action, name] of [
      ['ack', 'Acknowledge'],
      ['snooze', 'Snooze until'],
    ] as const) {
      await page.goto(`${server.url}/incidents/revenue-opened?action=${action}`);
      await page.getByRole('button', { name }).waitFor();
      await expect.poll(async () => page.evaluate('document.activeElement.value')).toBe(action);
    }
    expect(taken.length).toBe(before);
    await page.close();
  });

  test('the accessible text of Home alone answers the four questions', async () => {
    const { page } = await sharedPage();
    await page.goto(server.url);
    await page.locator('.kpi .v').first().waitFor();
    const text = await page.getByRole('main').ariaSnapshot();
    const { answers } = dataOf(await (await fetch(`${server.url}/api/v1/summary`)).json());
    expect(answers.map(({ ask }) => ask)).toEqual([
      'Is revenue normal?',
      'Anything to decide?',
      expect.stringMatching(/^Where will .* land\?$/),
      'Are operations degrading?',
    ]);
    for (const { ask, state, figure, why } of answers)
      expect(text).toMatch(new RegExp(`link .*${[ask, state, figure, why].map(escapedPattern).join('.*')}`));
  });

  test('the accessible text of an incident answers what, since when, how much, where, why, how sure and what next', async () => {
    const { page } = await sharedPage();
    await page.goto(`${server.url}/incidents/revenue-opened`);
    await page.locator('.reasons li').first().waitFor();
    const text = await page.getByRole('main').ariaSnapshot();
    const answers = {
      what: /heading "Critical: revenue is €90.00 short over 1 day." \[level=1\]/,
      sinceWhen: /Since Mon 21 Sep/,
      howMuch: /So far.* −€90.00/,
      where: /Where: /,
      why: /heading "Why" \[level=2\].*listitem: "?Where: /,
      howSure: /Business or data\?.*Likely business/,
      whatNext: /(Where will September land\?|Expected Tue 22 Sep).* €\d+.* to €\d+/,
    };
    expect(
      Object.entries(answers).filter(([, pattern]) => !pattern.test(text.replaceAll('\n', ' '))),
      text,
    ).toEqual([]);
    for (const name of ['Acknowledge', 'Snooze until', 'Resolve', 'False alarm'])
      expect(text).toContain(`button "${name}"`);
  });

  test('names what is new since this browser last looked, in a tab of its own', async () => {
    const visitor = await browser.newContext(LAPTOP);
    const visit = async (): Promise<string> => {
      const page = await visitor.newPage();
      await page.goto(server.url);
      await page.locator('.kpi .v').first().waitFor();
      const text = await page.locator('.fresh').innerText();
      await page.evaluate(`for (const key of Object.keys(localStorage))
        if (key.startsWith('evenkeel.look')) localStorage.setItem(key, JSON.stringify({ ...JSON.parse(localStorage.getItem(key)), open: {} }))`);
      await page.close();
      return text;
    };
    expect(await visit()).not.toContain('Since you last looked');
    expect(await visit()).toMatch(/Since you last looked, \w{3} \d+ \w{3} \d\d:\d\d: opened Revenue/);
    await visitor.close();
  });

  test('has the slices in numbers, with the whole beneath them', async () => {
    const { page } = await sharedPage();
    await page.goto(`${server.url}/metrics/revenue`);
    const rows = page.locator('[aria-labelledby=breakdown] .slices tr');
    await rows.first().waitFor();
    const texts = (await rows.allInnerTexts()).map((row) => row.split(/\s*\t\s*/).filter((cell) => cell !== ''));
    expect(texts.map(([name, verdict]) => [name, verdict])).toEqual([
      ['Slice', 'Last 28 days'],
      ['Germany', 'Critical'],
      ['Poland', 'Normal'],
      ['All revenue', 'Critical'],
    ]);
    expect(texts[1]?.slice(2)).toEqual(texts[3]?.slice(2));
    await page.goto(`${server.url}/metrics/revenue?find=pol`);
    await expect
      .poll(async () => rows.allInnerTexts())
      .toMatchObject([/^Slice/, /^Poland/, /^All/].map((text) => expect.stringMatching(text)));
    await page.getByLabel('Find').fill('atlantis');
    await page.getByText('No slice has “atlantis” in its name.').waitFor();
    expect(new URL(page.url()).search).toBe('?find=atlantis');
    expect(texts[1]?.slice(2)).toEqual(['€10.00', '€101', expect.stringMatching(/^−€91\.\d\d$/), '−90%']);
  });

  test('shows what a change would mean for the month, and keeps it in the address', async () => {
    const { page, complaints } = await sharedPage();
    await page.goto(`${server.url}/forecast`);
    await page.getByRole('heading', { level: 1, name: 'September lands at €2,820 to €3,180.' }).waitFor();
    await page.getByLabel('By percent').fill('20');
    await page.getByRole('button', { name: 'Show' }).click();
    await page.getByText('Revenue 20% above forecast').waitFor();
    expect(new URL(page.url()).search).toBe('?level=0.2');
    // A fifth more of the 900 that are still expected.
    const month = page.locator('[aria-labelledby=scenario] tbody tr').first();
    expect((await month.innerText()).split(/\s*\t\s*/)).toContain('+€180');
    await page.goBack();
    await page.getByText('Revenue 10% below forecast').waitFor();
    expect(complaints).toEqual([]);
  });

  test('names the rows that were refused, with the place of each', async () => {
    const { page } = await sharedPage();
    await page.goto(`${server.url}/data`);
    const row = page.locator('[aria-labelledby=rejects] tbody tr');
    expect((await row.innerText()).split(/\s*\t\s*/)).toEqual([
      'orders.csv, line 1204, amount',
      '12.30 EUR',
      'is not a number',
    ]);
    await page.getByText('No rows on 1 of the last 3 days: Sun 20 Sep.').waitFor();
  });

  test('lead from the list of incidents to one, and to its metric', async () => {
    const { page, complaints } = await sharedPage();
    await page.goto(`${server.url}/incidents`);
    await page.getByRole('heading', { level: 1, name: '1 open incident.' }).waitFor();
    await page.getByRole('link', { name: 'Over', exact: true }).click();
    await page.getByText('There has been none yet.').waitFor();
    await page.goBack();
    await page.getByRole('link', { name: 'Revenue is €90.00 short over 1 day' }).click();
    await page.getByRole('heading', { level: 1, name: 'Critical: revenue is €90.00 short over 1 day.' }).waitFor();
    expect(await page.locator('.timeline li').allInnerTexts()).toEqual([
      expect.stringMatching(/^Mon 21 Sep\s+Opened\. Revenue €10\.00, 90% below expected/),
    ]);
    await page.locator('[aria-labelledby=series]').getByRole('link', { name: 'Revenue' }).click();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    expect(complaints).toEqual([]);
  });

  test('says why in the sentences of the API', async () => {
    const { page, complaints } = await sharedPage();
    await page.goto(`${server.url}/metrics/revenue`);
    const response = await fetch(`${server.url}/api/v1/metrics/revenue/explanation`);
    const { data } = answerWithReasons.parse(await response.json());
    await page.locator('.reasons li').first().waitFor();
    expect(await page.locator('.reasons li').allInnerTexts()).toEqual(data.sentences.slice(1));
    expect(complaints).toEqual([]);
  });

  test('saves the report as a page of its own', async () => {
    const { page, complaints } = await openPage(browser);
    await page.goto(server.url);
    const report = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Printable report' }).click();
    expect(await readFile(await (await report).path(), 'utf8')).toContain('<h2>The last seven days</h2>');
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('a page path answers a browser; for other readers nothing is there', async () => {
    const status = async (accept: string) =>
      (await fetch(`${server.url}/metrics/revenue`, { headers: { accept } })).status;
    expect([await status('text/html,*/*'), await status('*/*')]).toEqual([200, 404]);
  });
});
