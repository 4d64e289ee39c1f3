import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { ratioLeaves, type RatioToExplain } from '../../src/explain/explain-ratio.ts';
import { leavesOf } from '../../src/explain/scan/leaves.ts';
import { noiseOf, type PastLeaf } from '../../src/explain/scan/noise.ts';
import type { DriverCase } from './driver-case.ts';

const labels = z.array(
  z.object({
    case: z.string(),
    anomaly_unix: z.number(),
    dims: z.array(z.string()),
    causes: z.array(z.record(z.string(), z.string())),
  }),
);

/**
 * The cases of RobustSpot: the share of bad requests of a video service by minute, with the labelled cause of a sudden rise. The bad requests
 * of the labelled minute are compared with those that the shares of the minutes before would have given.
 */
export async function robustspotCases(folder: string): Promise<DriverCase[]> {
  const place = await mkdtemp(join(tmpdir(), 'evenkeel-bench-'));
  try {
    await promisify(execFile)('tar', ['-xzf', join(folder, 'robustspot_cases.tar.gz'), '-C', place]);
    const known = labels.parse(JSON.parse(await readFile(join(folder, 'robustspot_labels.json'), 'utf8')));
    const cases = known.map(async (label) => {
      const text = await readFile(join(place, 'robustspot', `${label.case}.csv`), 'utf8');
      return caseOf(label, text);
    });
    return (await Promise.all(cases)).sort((a, b) => (a.name < b.name ? -1 : 1));
  } finally {
    await rm(place, { recursive: true });
  }
}

interface Requests {
  bad: number;
  all: number;
  pastBad: number;
  pastAll: number;
  /** Sums over the minutes before of bad², bad·all and all². */
  squares: number;
  products: number;
  volumeSquares: number;
}

const NO_REQUESTS: Requests = {
  bad: 0,
  all: 0,
  pastBad: 0,
  pastAll: 0,
  squares: 0,
  products: 0,
  volumeSquares: 0,
};

function caseOf(label: z.infer<typeof labels>[number], text: string): DriverCase {
  const [head = '', ...lines] = text.trimEnd().split(/\r?\n/);
  const names = head.split(',').slice(1, -2);
  const leaves = new Map<string, Requests>();
  const minutes = new Set<number>();
  for (const line of lines) {
    const fields = line.split(',');
    const minute = Number(fields[0]);
    if (minute > label.anomaly_unix) continue;
    const key = fields.slice(1, -2).join(',');
    const own = leaves.get(key) ?? { ...NO_REQUESTS };
    leaves.set(key, own);
    const [bad, all] = [Number(fields.at(-2)), Number(fields.at(-1))];
    if (minute === label.anomaly_unix) {
      own.bad += bad;
      own.all += all;
    } else {
      own.pastBad += bad;
      own.pastAll += all;
      own.squares += bad * bad;
      own.products += bad * all;
      own.volumeSquares += all * all;
      minutes.add(minute);
    }
  }
  const all = Array.from(leaves.values());
  const count = minutes.size;
  const column = (of: (own: Requests) => number): Float64Array => Float64Array.from(all, of);
  const numerators = column(({ bad }) => bad);
  const expectedNumerators = column(({ pastBad }) => pastBad / count);
  const rows = Array.from(leaves.keys(), (key) => key.split(','));
  const noise = noiseOf(
    all.map((own) => pastLeaf(own, count)),
    1,
  );
  const ratio: RatioToExplain = {
    dimensions: leavesOf(names, rows, numerators, expectedNumerators).dimensions,
    ...{ numerators, expectedNumerators, noise },
    denominators: column(({ all: requests }) => requests),
    expectedDenominators: column(({ pastAll }) => pastAll / count),
    actual: sum(all, ({ bad }) => bad) / sum(all, ({ all: requests }) => requests),
    expected: sum(all, ({ pastBad }) => pastBad) / sum(all, ({ pastAll }) => pastAll),
    digits: 6,
  };
  return {
    name: label.case,
    leaves: ratioLeaves(ratio),
    ...{ noise, ratio },
    causes: label.causes.map((cause) =>
      names.flatMap((name) => (cause[name] === undefined ? [] : [`${name}=${cause[name]}`])).join('&'),
    ),
  };
}

/** The mean of the bad requests of a leaf in a minute, and their variance around its share of its requests. */
function pastLeaf({ pastBad, pastAll, squares, products, volumeSquares }: Requests, minutes: number): PastLeaf {
  if (minutes < 2 || pastAll === 0) return { mean: 0, variance: 0 };
  const rate = pastBad / pastAll;
  const deviations = squares - 2 * rate * products + rate * rate * volumeSquares;
  return { mean: pastBad / minutes, variance: Math.max(0, deviations) / (minutes - 1) };
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
