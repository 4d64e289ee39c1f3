import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { addDays, dayFromIso, type Day } from '../../calendar/day.ts';
import { demoEventsCsv, demoHolidaysCsv } from '../demo-calendar.ts';
import { DEMO_CONFIG } from '../demo-config.ts';
import { OPS_HEADER, opsCsv } from './ops-csv.ts';
import { PLANTED_INCIDENTS } from '../shop/planted-incidents.ts';
import { openReplacement, type ReplacementFile } from './replacement-file.ts';
import { SALE_HEADER, saleCsv } from './sale-csv.ts';
import { simulateOps } from '../shop/simulate-ops.ts';
import { simulateSales } from '../shop/simulate-sales.ts';
import { DEMO_DAYS, demoZone } from '../shop/simulate-shop.ts';

/** The tables of facts that the demo writes: `sales.csv` and `ops.csv`. */
export const DEMO_TABLES = ['sales', 'ops'] as const;
export type DemoTable = (typeof DEMO_TABLES)[number];

/** SHA-256 of the tables, in hexadecimal. A change made on purpose to the shop changes them: say so in the CHANGELOG. */
export const DEMO_DIGESTS: Readonly<Record<DemoTable, string>> = {
  sales: '699f9808d50f91d67b4d797ffeba5489a4455e921adad1322d9ba500ff263831',
  ops: 'a8e19dde8efc0f3f997b9bf9400917262ef5c3ba139f2458d8e157874545d266',
};

/** A written file: its path is absolute or relative as `folder` was. */
export interface WrittenRows {
  readonly path: string;
  /** Without the header. */
  readonly rows: number;
}

/**
 * Writes the small files of the demo, `incidents.json`, `holidays.csv`, `events.csv` and `evenkeel.yaml`, into a folder, which is made if
 * need be. Each file appears when it is whole, the config last.
 *
 * @throws the file system's error if the folder can't be made or written
 */
export async function writeDemoSettings(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFileAtomic(join(folder, 'incidents.json'), `${JSON.stringify(PLANTED_INCIDENTS, null, 2)}\n`);
  await writeFileAtomic(join(folder, 'holidays.csv'), demoHolidaysCsv());
  await writeFileAtomic(join(folder, 'events.csv'), demoEventsCsv());
  await writeFileAtomic(join(folder, 'evenkeel.yaml'), DEMO_CONFIG);
}

/**
 * Writes `sales.csv` (50 MB) or `ops.csv` (30 MB) into a folder, the same bytes every time. The file appears when it is whole; after an error
 * an earlier one is as it was.
 *
 * @param onProgress called now and then with the share that is done, at last 1
 */
export async function writeDemoTable(
  table: DemoTable,
  folder: string,
  onProgress: (share: number) => void,
): Promise<WrittenRows> {
  const path = join(folder, `${table}.csv`);
  const { header, linesOf } = table === 'sales' ? salesLines() : opsLines();
  return replacing(path, async (file) => {
    let rows = 0;
    await file.append(`${header}\n`);
    const days = [...DEMO_DAYS, RUNNING_DAY];
    for (const [index, day] of days.entries()) {
      const lines = linesOf(day);
      await file.append(lines.join(''));
      rows += lines.length;
      const daysDone = index + 1;
      if (daysDone % 28 === 0 || daysDone === days.length) onProgress(daysDone / days.length);
    }
    return { path, rows };
  });
}

/** The day after the last whole one, of which the files have what was delivered by the moment of the demo's run. */
const RUNNING_DAY = addDays(DEMO_DAYS.at(-1) ?? dayFromIso('2026-09-21'), 1);
const DELIVERED_UNTIL_MS = RUNNING_DAY * 86_400_000 + (8 * 60 + 5) * 60_000;

interface DayLines {
  readonly header: string;
  /** The lines of a day, each with its end; called day after day. */
  readonly linesOf: (day: Day) => string[];
}

function salesLines(): DayLines {
  const salesOf = simulateSales(demoZone());
  const delivered = (day: Day) => salesOf(day).filter(({ localMs }) => localMs < DELIVERED_UNTIL_MS);
  return { header: SALE_HEADER, linesOf: (day) => delivered(day).map((line) => `${saleCsv(line)}\n`) };
}

function opsLines(): DayLines {
  const eventsOf = simulateOps(demoZone());
  let rows = 0;
  const untilMs = demoZone().instant(DELIVERED_UNTIL_MS);
  const delivered = (day: Day) => eventsOf(day).filter(({ instantMs }) => instantMs < untilMs);
  return { header: OPS_HEADER, linesOf: (day) => delivered(day).map((event) => `${opsCsv(event, ++rows)}\n`) };
}

async function writeFileAtomic(path: string, text: string): Promise<void> {
  await replacing(path, (file) => file.append(text));
}

async function replacing<Result>(path: string, write: (file: ReplacementFile) => Promise<Result>): Promise<Result> {
  const file = await openReplacement(path);
  try {
    const result = await write(file);
    await file.finish();
    return result;
  } catch (error) {
    await file.discard();
    throw error;
  }
}
