import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Day } from '../../calendar/day.ts';
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
  sales: '84b449ad1f880b3a0e63ea6aeb42bd2245474914ebaf15bb6ee5bf458f02c602',
  ops: 'fb20badd6cb9e492b467f675d4a106cbb4e3183f78e1793b86a291268b4e14f5',
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
    for (const [index, day] of DEMO_DAYS.entries()) {
      const lines = linesOf(day);
      await file.append(lines.join(''));
      rows += lines.length;
      const daysDone = index + 1;
      if (daysDone % 28 === 0 || daysDone === DEMO_DAYS.length) onProgress(daysDone / DEMO_DAYS.length);
    }
    return { path, rows };
  });
}

interface DayLines {
  readonly header: string;
  /** The lines of a day, each with its end; called day after day. */
  readonly linesOf: (day: Day) => string[];
}

function salesLines(): DayLines {
  const salesOf = simulateSales(demoZone());
  return { header: SALE_HEADER, linesOf: (day) => salesOf(day).map((line) => `${saleCsv(line)}\n`) };
}

function opsLines(): DayLines {
  const eventsOf = simulateOps(demoZone());
  let rows = 0;
  return { header: OPS_HEADER, linesOf: (day) => eventsOf(day).map((event) => `${opsCsv(event, ++rows)}\n`) };
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
