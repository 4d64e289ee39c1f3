import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { tempFolder } from '../fixtures/temp-folder.ts';
import { filesIn } from './files-in.ts';
import { hasTerminal, KEYS, onTerminal, type Turn } from './on-terminal.ts';
import { testProgram } from './program.ts';

/** Day and month could stand either way round, and no currency is named. */
const SALES = 'order_id,date,total,comment\n1,03/04/2024 10:00,10.50,gift\n2,05/04/2024 11:00,12.00,\n';
const config = z.object({
  business: z.object({ name: z.string(), zone: z.string(), currency: z.string(), as_of: z.string().optional() }),
  sources: z.record(z.string(), z.looseObject({ columns: z.record(z.string(), z.string()), time_format: z.string() })),
});

const { down, enter, ctrlC, erase } = KEYS;
const WHICH_DAY: Turn = ['What is it?', enter];
const CURRENCY: Turn = ['In which currency', `EUR${enter}`];
const YES: Turn = ['Is this how to read the file?', enter];
const CHANGE: Turn = ['Is this how to read the file?', `${down}${enter}`];

const program = testProgram();

if (!hasTerminal) console.log("left out: the prompts of init, for there is no 'script' of util-linux here");

interface Answered {
  readonly code: number | null;
  /** The files that are there in the end. */
  readonly files: readonly string[];
  readonly written: z.infer<typeof config> | null;
}

/** What init did when it was answered so, and what validate says of its config. */
async function answered(...turns: Turn[]): Promise<Answered> {
  await using shop = await tempFolder();
  await shop.write('sales.csv', SALES);
  const { code } = await onTerminal(program, ['init', 'sales.csv'], shop.path, turns);
  const files = Array.from((await filesIn(shop.path)).keys());
  if (!files.includes('evenkeel.yaml')) return { code, files, written: null };
  const validated = await program.run(['validate'], { cwd: shop.path });
  if (validated.code !== 0) throw new Error(validated.stderr);
  return { code, files, written: config.parse(parse(await readFile(join(shop.path, 'evenkeel.yaml'), 'utf8'))) };
}

describe.skipIf(!hasTerminal)('init on a terminal', () => {
  test('asks what the file leaves open, and writes the answers', async () => {
    const { code, written } = await answered(WHICH_DAY, CURRENCY, YES);
    expect(code).toBe(0);
    expect(written?.business).toEqual({ name: 'Sales', zone: 'UTC', currency: 'EUR', as_of: '2024-04-06T08:00' });
    expect(written?.sources['sales']).toMatchObject({
      time_format: 'DD/MM/YYYY H:mm',
      columns: { order_id: 'order_id', ts: 'date', amount: 'total' },
    });
  });

  test('another answer is another config', async () => {
    const { written } = await answered(['What is it?', `${down}${enter}`], ['In which currency', `GBP${enter}`], YES);
    expect(written?.sources['sales']).toMatchObject({ time_format: 'MM/DD/YYYY H:mm' });
    expect(written?.business).toMatchObject({ currency: 'GBP', as_of: '2024-05-05T08:00' });
  });

  test('a changed setting is shown again', async () => {
    const toName = down.repeat(7);
    const { code, written } = await answered(
      WHICH_DAY,
      CURRENCY,
      CHANGE,
      ['What is different?', `${toName}${enter}`],
      ['Name of the business', `${erase.repeat(5)}Corner Shop${enter}`],
      YES,
    );
    expect(code).toBe(0);
    expect(written?.business.name).toBe('Corner Shop');
  });

  test('an impossible answer is reported at once, and the question repeated', async () => {
    const { written } = await answered(
      WHICH_DAY,
      ['In which currency', `euro${enter}`],
      ['ISO code', `${erase.repeat(4)}EUR${enter}`],
      YES,
    );
    expect(written?.business.currency).toBe('EUR');
  });

  test.each([
    ['is stopped', [WHICH_DAY, CURRENCY, [YES[0], `${down}${down}${enter}`]]],
    ['is interrupted', [WHICH_DAY, ['In which currency', ctrlC]]],
  ] satisfies [string, Turn[]][])('writes nothing where it %s', async (_, turns) => {
    expect(await answered(...turns)).toEqual({ code: 2, files: ['sales.csv'], written: null });
  });
});
