import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { incidentLines, previewedRows } from '../../bench/messages/report.ts';
import type { PlantedIncident } from '../../src/demo/shop/planted-incident.ts';
import { readCsv } from '../../src/warehouse/files/csv/read-csv.ts';
import { demoMessagesConfig } from '../fixtures/demo-messages.ts';
import { tempFolder, type TempFolder } from '../fixtures/temp-folder.ts';
import { isLongRun } from '../run-size.ts';
import { filesIn } from './files-in.ts';
import { testProgram, type Finished } from './program.ts';

const FIRST_JUDGED = '2026-03-26';
const METRICS = ['revenue', 'orders', 'average_order_value', 'refund_rate', 'error_rate', 'latency_p95'];
const LONG = 300_000;

interface Alert {
  readonly day: string;
  readonly metric: string;
  /** `service=payment`, or empty for the whole. */
  readonly slice: string;
  readonly alert: string;
  readonly deviationPct: number;
  /** Whether it is unusual in the good direction. */
  readonly isGood: boolean;
}

const program = testProgram();
let home: TempFolder;
let demo: Finished;
let planted: PlantedIncident[];
let alerts: Alert[];

beforeAll(async () => {
  home = await tempFolder();
  demo = await program.run(['demo'], { cwd: home.path });
  planted = plantedIncidents(await readFile(join(home.path, 'evenkeel-demo/incidents.json'), 'utf8'));
  alerts = await readAlerts(join(home.path, 'evenkeel-demo/out/alerts.csv'));
}, LONG);

afterAll(async () => {
  await home[Symbol.asyncDispose]();
});

/** What the demo says that it planted, on the days that are judged. Its own file, so its form is taken on trust. */
function plantedIncidents(json: string): PlantedIncident[] {
  return (JSON.parse(json) as PlantedIncident[]).filter(({ to }) => to >= FIRST_JUDGED);
}

async function readAlerts(path: string): Promise<Alert[]> {
  const file = await readCsv(path);
  const found: Alert[] = [];
  for await (const { records } of file.batches()) {
    for (const record of records) {
      const value = (name: string): string => record[file.header.indexOf(name)] ?? '';
      found.push({
        day: value('ds'),
        metric: value('metric'),
        slice: value('slice'),
        alert: value('alert'),
        deviationPct: Number(value('deviation_pct')),
        isGood: value('state') === 'Unusual (good)',
      });
    }
  }
  return found;
}

/** Whether something planted is under way on an alert's day, in the alert's metric. */
function isPlanted({ day, metric }: Alert): boolean {
  return planted.some(({ from, to, metrics }) => from <= day && day <= to && metrics.includes(metric));
}

describe('evenkeel demo', () => {
  test('tells its planted incidents as incidents, and no other', async () => {
    const listed: unknown = JSON.parse(await readFile(join(home.path, 'evenkeel-demo/out/incidents.json'), 'utf8'));
    expect(listed).toMatchObject({
      data: [
        {
          id: 'revenue-2026-09-21',
          type: 'drop',
          severity: 'critical',
          state: 'open',
          series: expect.arrayContaining([expect.objectContaining({ metric: 'orders', slice: '' })]),
        },
        { id: 'error_rate-2026-09-21', slice: 'service=payment', severity: 'critical', state: 'open' },
        { id: 'latency_p95-2026-09-21', severity: 'critical', state: 'open' },
        { id: 'refund_rate-2026-07-16', onset: '2026-07-14', last_alert: '2026-07-16', state: 'recovered' },
        { id: 'latency_p95-2026-06-10', slice: 'service=search', state: 'recovered' },
        { id: 'revenue-2026-05-20', slice: 'country=FR', type: 'drift', state: 'recovered' },
        { id: 'error_rate-2026-05-19-data', slice: 'service=warehouse', type: 'data', state: 'recovered' },
        { id: 'revenue-2026-05-02', slice: 'country=PL', type: 'level_shift', state: 'recovered' },
      ],
    });
  });

  test('answers the four questions in their order, and exits with 0', () => {
    const [blank, heading, ...answers] = demo.stdout.trimEnd().split('\n');
    expect([blank, heading]).toEqual([
      '',
      'Nordlicht Outdoor · 2026-09-22 08:10 Europe/Berlin · data complete to Mon 21 Sep',
    ]);
    expect(answers.map((line) => line.split(' ')[0])).toEqual(['Revenue', 'Attention', 'September', 'Operations']);
    expect(demo.code, demo.stderr).toBe(0);
  });

  test('prints what the README shows', async () => {
    const readme = await readFile(join(import.meta.dirname, '../../README.md'), 'utf8');
    expect(readme).toContain(demo.stdout.trim());
  });

  test('finds revenue Critical on the day of the payment outage, and names payment beside it', () => {
    expect(demo.stdout).toMatch(
      /^Revenue +◆ Critical +Mon 21 Sep brought €[\d,]+, \d+% below expected \(.*\); coincides with Critical .*payment/m,
    );
    expect(demo.stdout).toMatch(/^Operations +◆ Critical +Mon 21 Sep: .*payment/m);
  });

  test.each([
    ['revenue', '', -1],
    ['orders', '', -1],
    ['error_rate', '', 1],
    ['error_rate', 'service=payment', 1],
    ['latency_p95', '', 1],
    ['latency_p95', 'service=payment', 1],
  ])('finds every planted outage of the judged days Critical in %s %s', (metric, slice, sign) => {
    const outages = planted.filter(({ kind }) => kind === 'payment_outage').map(({ from }) => from);
    const found = alerts.filter((alert) => alert.metric === metric && alert.slice === slice);
    const critical = found.filter(
      ({ alert, deviationPct }) => alert === 'Critical' && Math.sign(deviationPct) === sign,
    );
    expect(outages).toEqual(['2026-09-21']);
    expect(critical.map(({ day }) => day)).toEqual(expect.arrayContaining(outages));
  });

  test('finds the slow search, which sales do not show', () => {
    const onTheDay = alerts.filter(({ day }) => day === '2026-06-10');
    expect(onTheDay).toEqual([
      {
        day: '2026-06-10',
        metric: 'latency_p95',
        slice: 'service=search',
        alert: 'Critical',
        deviationPct: expect.any(Number),
        isGood: false,
      },
    ]);
    expect(onTheDay[0]?.deviationPct).toBeGreaterThan(100);
  });

  // Each of its days lies within what chance does to 190 lines: it takes the days together.
  test('finds the refund burst', () => {
    const burst = alerts.filter(
      ({ day, metric }) => metric === 'refund_rate' && day >= '2026-07-14' && day <= '2026-07-16',
    );
    expect(burst).not.toEqual([]);
  });

  // That the decline is over is a good surprise for two weeks.
  test('calls nothing Critical that was not planted, and at most one day in a hundred a harmful Warning', () => {
    const falseAlarms = alerts.filter((alert) => !isPlanted(alert) && !alert.isGood);
    expect(falseAlarms.filter(({ alert }) => alert === 'Critical')).toEqual([]);
    expect(falseAlarms.length, JSON.stringify(falseAlarms)).toBeLessThanOrEqual((180 * METRICS.length) / 100);
  });

  test('writes a table and pictures for each metric, with the columns of its definition and a line for every judged and coming day', async () => {
    const outputs = await filesIn(join(home.path, 'evenkeel-demo/out'));
    expect(new Set(outputs.keys())).toEqual(
      new Set([
        '.pictures.json',
        'alerts.csv',
        'incidents.json',
        'report.html',
        ...METRICS.flatMap((metric) => [
          `${metric}_forecast_with_alerts.csv`,
          `forecast_${metric}.svg`,
          `forecast_${metric}.png`,
          `components_${metric}.svg`,
        ]),
      ]),
    );
    for (const metric of METRICS) {
      const [header, ...days] =
        outputs.get(`${metric}_forecast_with_alerts.csv`)?.toString().trimEnd().split('\n') ?? [];
      expect(header).toBe(
        'ds,y,yhat,yhat_lower,yhat_upper,warning_lower,warning_upper,critical_lower,critical_upper,deviation_pct,alert,restated',
      );
      expect([days.length, days[0]?.slice(0, 10), days.at(-1)?.slice(0, 10)]).toEqual([
        210,
        FIRST_JUDGED,
        '2026-10-21',
      ]);
    }
  });

  test('would have sent the messages of its last months that the table in docs/benchmarks shows', async () => {
    const folder = join(home.path, 'evenkeel-demo');
    await writeFile(join(folder, 'messages.yaml'), demoMessagesConfig(180));
    const preview = ['channels', 'preview', '-c', 'messages.yaml', '--format', 'json'];
    const { stdout } = await program.run(preview, { cwd: folder });
    await rm(join(folder, 'messages.yaml'));
    const rows = previewedRows(stdout);
    const dataFaults = rows.filter(({ data_fault }) => data_fault);
    expect(new Set(dataFaults.map(({ channel }) => channel))).toEqual(new Set(['service_data']));
    const page = await readFile(join(import.meta.dirname, '../../docs/benchmarks/messages.md'), 'utf8');
    // What was open on the first judged day has another beginning in a shorter past.
    const isLater = (line: string): boolean => line > '| 2026-04-10';
    const shown = page.split('\n').filter((line) => /^\| 20\d\d-/.test(line));
    expect(shown.length).toBeGreaterThan(10);
    expect(incidentLines(rows).filter(isLater)).toEqual(shown.filter(isLater));
  });

  test('leaves alone a folder whose config is not its own', async () => {
    await using shop = await tempFolder();
    await shop.write('evenkeel.yaml', 'business: {name: Shop}\n');
    await shop.write('sales.csv', 'order_id\n');
    const before = await filesIn(shop.path);
    expect(await program.run(['demo', '.'], { cwd: shop.path })).toEqual({
      code: 2,
      stdout: '',
      stderr: "error: evenkeel.yaml is not the demo's: name another folder for the demo, or an empty one\n",
    });
    expect(await filesIn(shop.path)).toEqual(before);
  });

  test.runIf(isLongRun)('changes nothing when it is repeated', { timeout: LONG }, async () => {
    const folder = join(home.path, 'evenkeel-demo');
    const outputs = await filesIn(join(folder, 'out'));
    for (const [command, cwd] of [
      ['run', folder],
      ['demo', home.path],
    ] as const) {
      expect(await program.run([command, '--quiet'], { cwd })).toEqual({ code: 0, stdout: demo.stdout, stderr: '' });
      expect(await filesIn(join(folder, 'out'))).toEqual(outputs);
    }
  });
});
