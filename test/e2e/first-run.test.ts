import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { addDays, dayFromIso, isoDay } from '../../src/calendar/day.ts';
import { finished, testProgram, type Program } from '../cli/program.ts';
import { tempFolder, type TempFolder } from '../fixtures/temp-folder.ts';
import { accessibilityFindings } from './accessibility.ts';
import { LAPTOP, PHONE, closePages, openPage, sharedBrowser } from './browser.ts';

const DAYS = 42;
const PATIENCE_MS = 240_000;
const chromiumPath = inject('chromiumPath');

/** Six weeks of five orders a day, worth a tenth on the last one; the day comes first in their dates, and the 31st tells it. Two rows can't be read. */
function orders(): string {
  const first = dayFromIso('2026-01-10');
  const rows = Array.from({ length: DAYS }, (_, index) =>
    Array.from({ length: 5 }, (__, order) => {
      const [year, month, day] = isoDay(addDays(first, index)).split('-');
      const worth = (20 + ((index * 7 + order * 3) % 9)) * (index === DAYS - 1 ? 0.1 : 1);
      const amount = index === 7 && order < 2 ? 'free' : worth.toFixed(2).replace('.', ',');
      return `${index}-${order};${day}.${month}.${year} ${10 + order}:30;${amount}`;
    }),
  );
  return `Bestellnummer;Datum;Betrag\n${rows.flat().join('\n')}\n`;
}

describe.skipIf(chromiumPath === null)('a new shop', () => {
  let folder: TempFolder;
  let program: Program;
  let ended: ReturnType<typeof finished>;
  let end = (): void => undefined;
  let browser: Browser;
  let url = '';
  let page: Page;
  let complaints: string[] = [];

  beforeAll(async () => {
    folder = await tempFolder();
    program = testProgram();
    const env = { TZ: 'Europe/Berlin' };
    const child = program.start(['serve', '--port', '0', '--no-schedule'], { cwd: folder.path, env });
    let stdout = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    ended = finished(child);
    end = () => void child.kill('SIGINT');
    browser = await sharedBrowser(chromiumPath ?? '');
    ({ page, complaints } = await openPage(browser));
    url = await vi.waitUntil(() => /http:\/\/[\d.:]+/.exec(stdout)?.[0], PATIENCE_MS);
  });
  afterAll(async () => {
    await closePages();
    end();
    await ended;
    await folder?.[Symbol.asyncDispose]();
  });

  test('leads from an empty folder to the first verdict by a dropped file', async () => {
    const drop = async (name: string, content: string): Promise<void> =>
      page
        .getByLabel('Drop one or several files here')
        .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });
    await page.goto(`${url}/metrics`);
    await page.getByRole('heading', { level: 1, name: 'Drop a file of your sales to begin.' }).waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);

    await drop('notes.pdf', 'not data');
    expect(await page.getByRole('alert').innerText()).toContain('notes.pdf is not a file of data');
    // What the browser says of the refusal itself is all that it may complain about.
    expect(complaints.filter((text) => !text.includes('422'))).toEqual([]);
    await drop('empty.csv', 'Bestellnummer;Datum;Betrag\n');
    await page.getByText('has a header and no rows below it').waitFor();
    await page.getByRole('button', { name: 'Start over' }).click();
    await page.getByRole('heading', { level: 1, name: 'Drop a file' }).waitFor();
    expect(existsSync(join(folder.path, 'data'))).toBe(false);

    const unread = Buffer.concat([
      Buffer.from('order_id;ts;amount;name\n1;2026-01-01 10:00;1,5;ü\n2;2026-01-02 10:00;1,5;'),
      Buffer.from([0xfc, 10]),
    ]);
    await page.getByLabel('Drop one').setInputFiles({ name: 'mixed.csv', mimeType: 'text/csv', buffer: unread });
    const refused = page.getByText('the file mixes encodings');
    expect(await refused.innerText()).toMatch(/mixed\.csv:3:1: .*“Encoding”/);
    await page.reload();
    expect(await refused.innerText()).not.toContain('--');
    expect(await accessibilityFindings(page)).toEqual([]);
    await page.getByLabel('Encoding').selectOption('windows-1252');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { level: 1, name: 'One thing the file does not say.' }).waitFor();
    await page.getByRole('button', { name: 'Start over' }).click();
    await page.getByRole('heading', { level: 1, name: 'Drop a file' }).waitFor();

    await drop('orders.csv', orders());
    await page.getByRole('heading', { level: 1, name: 'One thing the file does not say.' }).waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
    await page.getByLabel('Currency').fill('EUR');
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByRole('heading', { level: 1, name: 'This is how your file reads.' }).waitFor();
    expect(await page.locator('.preview tbody tr').first().innerText()).toMatch(
      /^2\s+0-0\s+.*10 Jan 2026.* 10:30\s+20$/,
    );
    expect(await page.getByText('Can’t be read: ').count()).toBeGreaterThan(0);
    expect(await accessibilityFindings(page)).toEqual([]);
    expect(existsSync(join(folder.path, 'evenkeel.yaml'))).toBe(false);
    await page.setViewportSize(PHONE.viewport);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(PHONE.viewport.width);
    await page.setViewportSize(LAPTOP.viewport);

    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Corner Shop');
    await page.getByRole('button', { name: 'Show with these changes' }).click();
    await page.getByRole('button', { name: 'Confirm and run' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'This is how your file reads.' }).waitFor();
    expect(await page.getByRole('textbox', { name: 'Name', exact: true }).inputValue()).toBe('Corner Shop');
    await page.getByRole('button', { name: 'Confirm and run' }).click();
    await page.getByRole('heading', { level: 1, name: /^2 of 210 rows of orders can't be read/ }).waitFor();
    expect(await page.locator('.lines li').first().innerText()).toMatch(/orders\.csv:37:3.*free/);
    expect(existsSync(join(folder.path, 'evenkeel.yaml'))).toBe(false);
    await page.getByRole('button', { name: 'Leave them out' }).click();

    await page.locator('.kpi .v').first().waitFor({ timeout: PATIENCE_MS });
    expect(await page.locator('.who').innerText()).toContain('Corner Shop');
    const config = await readFile(join(folder.path, 'evenkeel.yaml'), 'utf8');
    expect(config).toContain('path: data/orders.csv');
    expect(config).toMatch(/name: Corner Shop[\s\S]*max_rejected_share: 0.0096/);
    expect(await readdir(join(folder.path, 'data'))).toEqual(['orders.csv']);
  });

  test('leads from Home to a metric, its incident, what is done about it, other settings, and another run', async () => {
    complaints.length = 0;
    const heading = async (name: RegExp): Promise<void> => page.getByRole('heading', { level: 1, name }).waitFor();
    await page.goto(url);
    await heading(/^Revenue is .*Critical/);
    await page.locator('.kpi-link', { hasText: 'Revenue' }).click();
    await heading(/^Revenue .*Critical: .* below expected\.$/);

    const csv = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Days as CSV' }).click();
    const served = await fetch(`${url}/api/v1/metrics/revenue/series?format=csv`);
    expect(await readFile(await (await csv).path(), 'utf8')).toBe(await served.text());
    const picture = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Picture (PNG)' }).click();
    const saved = await readFile(await (await picture).path());
    // Width and height, twice those of the picture.
    expect([saved.subarray(1, 4).toString(), saved.readUInt32BE(16), saved.readUInt32BE(20)]).toEqual([
      'PNG',
      1920,
      840,
    ]);

    await page.getByRole('link', { name: 'Incident', exact: true }).click();
    await heading(/^Critical: revenue is €\d+ short over 1 day/);
    const done = page.locator('[aria-labelledby=timeline]');
    await page.getByRole('button', { name: 'Acknowledge' }).click();
    expect(await done.innerText()).not.toContain('Ines Brandt');
    await page.getByLabel('Your name').fill('Ines Brandt');
    await page.getByRole('button', { name: 'Acknowledge' }).click();
    await done.filter({ hasText: /Acknowledged[^]*Ines Brandt/ }).waitFor();
    await page.getByRole('button', { name: 'Snooze until' }).click();
    await done.filter({ hasText: /Snoozed/ }).waitFor();
    // The name was given once.
    await page.reload();
    await page.getByLabel('Note or cause').fill('  roll-back tonight ');
    await page.getByRole('button', { name: 'False alarm' }).click();
    await done.filter({ hasText: /roll-back tonight/ }).waitFor();
    const incidents = await (await fetch(`${url}/api/v1/incidents`)).text();
    expect(incidents).toContain('"acknowledged_by":"Ines Brandt"');

    await page.goBack();
    await heading(/^Revenue .*Critical/);
    await page.goForward();
    await heading(/^.*revenue/);

    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Tuning' }).click();
    await heading(/^At .* revenue alerts once in \d+ days\.$/);
    await page.getByLabel('Of a usual day, from quiet to sensitive').fill('0');
    await heading(/^At 50% revenue alerts once/);
    await page.getByText('tolerance: 0.5').waitFor();
    await page.waitForURL('**/tuning?percent=0.5');
    await page.getByRole('link', { name: 'Metrics' }).click();
    await heading(/^\d metrics/);
    await page.goBack();
    await heading(/^At 50% revenue alerts once/);
    await page.getByRole('button', { name: 'Back to the present settings' }).click();
    await page.waitForURL('**/tuning');

    const runs = async (): Promise<unknown[]> =>
      ((await (await fetch(`${url}/api/v1/runs`)).json()) as { data: unknown[] }).data;
    const before = (await runs()).length;
    await page.getByRole('button', { name: 'Run now' }).click();
    await page.getByText(/^(A run is requested|Running: )/).waitFor();
    await page.getByRole('button', { name: 'Run now' }).waitFor();
    const after = await runs();
    expect(after.length).toBeGreaterThan(before);
    expect(after[0]).toMatchObject({ published: true });
    expect(complaints).toEqual([]);
  });
});
