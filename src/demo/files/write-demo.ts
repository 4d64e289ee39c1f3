import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { demoEventsCsv, demoHolidaysCsv } from '../demo-calendar.ts';
import { DEMO_CONFIG } from '../demo-config.ts';
import { OPS_HEADER, opsCsv } from './ops-csv.ts';
import { PLANTED_INCIDENTS } from '../shop/planted-incidents.ts';
import { openReplacement, type ReplacementFile } from './replacement-file.ts';
import { SALE_HEADER, saleCsv } from './sale-csv.ts';
import { DEMO_DAYS, simulateShop } from '../shop/simulate-shop.ts';

/** What `writeDemo` wrote: absolute or relative as `folder` was. */
export interface DemoFiles {
  /** `evenkeel.yaml`, which names the other files. */
  readonly config: string;
  readonly sales: WrittenRows;
  readonly ops: WrittenRows;
  readonly incidents: WrittenRows;
}

export interface WrittenRows {
  readonly path: string;
  /** Without the header. */
  readonly rows: number;
}

/**
 * Writes the demo shop to `sales.csv`, `ops.csv`, `incidents.json`, `holidays.csv`, `events.csv` and `evenkeel.yaml` in a folder, which is made if need be:
 * about 80 MB, the same bytes every time. Each file appears when it is whole, the config last; after an error none is half written.
 *
 * @param onProgress called now and then with the finished share, up to 1
 * @throws the file system's error if the folder can't be made or written
 */
export async function writeDemo(folder: string, onProgress?: (done: number) => void): Promise<DemoFiles> {
  await mkdir(folder, { recursive: true });
  const path = (name: string) => join(folder, name);
  const rows = await writeTables(path('sales.csv'), path('ops.csv'), onProgress);
  await writeFileAtomic(path('incidents.json'), `${JSON.stringify(PLANTED_INCIDENTS, null, 2)}\n`);
  await writeFileAtomic(path('holidays.csv'), demoHolidaysCsv());
  await writeFileAtomic(path('events.csv'), demoEventsCsv());
  await writeFileAtomic(path('evenkeel.yaml'), DEMO_CONFIG);
  return {
    config: path('evenkeel.yaml'),
    sales: { path: path('sales.csv'), rows: rows.sales },
    ops: { path: path('ops.csv'), rows: rows.ops },
    incidents: { path: path('incidents.json'), rows: PLANTED_INCIDENTS.length },
  };
}

async function writeTables(salesPath: string, opsPath: string, onProgress?: (done: number) => void) {
  return replacing(salesPath, (sales) =>
    replacing(opsPath, async (ops) => {
      const rows = { sales: 0, ops: 0 };
      let daysDone = 0;
      await sales.append(`${SALE_HEADER}\n`);
      await ops.append(`${OPS_HEADER}\n`);
      for (const day of simulateShop()) {
        await sales.append(day.sales.map((line) => `${saleCsv(line)}\n`).join(''));
        await ops.append(day.events.map((event, index) => `${opsCsv(event, rows.ops + index + 1)}\n`).join(''));
        rows.sales += day.sales.length;
        rows.ops += day.events.length;
        if (++daysDone % 28 === 0 || daysDone === DEMO_DAYS.length) onProgress?.(daysDone / DEMO_DAYS.length);
      }
      return rows;
    }),
  );
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
