import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, inject, test, vi } from 'vitest';
import { addDays, dayFromIso, isoDay } from '../../src/calendar/day.ts';
import { finished, testProgram } from '../cli/program.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';
import { accessibilityFindings } from './accessibility.ts';
import { LAPTOP, openPage, PHONE, startBrowser } from './browser.ts';

const DAYS = 60;
const PATIENCE_MS = 100_000;
const chromiumPath = inject('chromiumPath');

/** Sixty days of five orders; the day comes first in their dates, and the 31st tells it. Two rows can't be read. */
function orders(): string {
  const first = dayFromIso('2026-01-10');
  const rows = Array.from({ length: DAYS }, (_, index) =>
    Array.from({ length: 5 }, (__, order) => {
      const [year, month, day] = isoDay(addDays(first, index)).split('-');
      const amount =
        index === 7 && order < 2 ? 'free' : (20 + ((index * 7 + order * 3) % 9)).toFixed(2).replace('.', ',');
      return `${index}-${order};${day}.${month}.${year} ${10 + order}:30;${amount}`;
    }),
  );
  return `Bestellnummer;Datum;Betrag\n${rows.flat().join('\n')}\n`;
}

describe.skipIf(chromiumPath === null)('the first run', () => {
  test('leads from an empty folder to the first verdict by a dropped file', async () => {
    await using folder = await tempFolder();
    await using program = testProgram();
    const child = program.start(['serve', '--port', '0', '--no-schedule'], {
      cwd: folder.path,
      env: { TZ: 'Europe/Berlin' },
    });
    let stdout = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    const ended = finished(child);
    const browser = await startBrowser(chromiumPath ?? '');
    try {
      const url = await vi.waitUntil(() => /http:\/\/[\d.:]+/.exec(stdout)?.[0], PATIENCE_MS);
      const { page, complaints } = await openPage(browser);
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
      await page.getByRole('heading', { level: 1, name: /^2 of 300 rows of orders can't be read/ }).waitFor();
      expect(await page.locator('.lines li').first().innerText()).toMatch(/orders\.csv:37:3.*free/);
      expect(existsSync(join(folder.path, 'evenkeel.yaml'))).toBe(false);
      await page.getByRole('button', { name: 'Leave them out' }).click();

      await page.locator('.kpi .v').first().waitFor({ timeout: PATIENCE_MS });
      expect(await page.locator('.who').innerText()).toContain('Corner Shop');
      const config = await readFile(join(folder.path, 'evenkeel.yaml'), 'utf8');
      expect(config).toContain('path: data/orders.csv');
      expect(config).toMatch(/name: Corner Shop[\s\S]*max_rejected_share: 0.0067/);
      expect(await readdir(join(folder.path, 'data'))).toEqual(['orders.csv']);
    } finally {
      await browser.close();
      child.kill('SIGINT');
      await ended;
    }
  });
});
