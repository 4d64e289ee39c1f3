import { parseArgs } from 'node:util';

const { values: options, positionals: requested } = parseArgs({
  allowPositionals: true,
  options: {
    write: { type: 'boolean', default: false },
    seeds: { type: 'string', default: '1,2,3' },
    series: { type: 'string' },
  },
});
const writes = options.write;
const benches: Readonly<Record<string, () => Promise<void>>> = {
  api: async () => (await import('./api.ts')).apiBench(),
  accuracy: async () => (await import('./accuracy.ts')).accuracyBench(writes),
  borrowed: async () => (await import('./borrowed.ts')).borrowedBench(writes),
  detection: async () =>
    (await import('./detection.ts')).detectionBench(
      options.seeds.split(',').map(Number),
      options.series === undefined ? undefined : Number(options.series),
    ),
  'detection-real': async () =>
    (await import('./detection-real.ts')).realDetectionBench(Number(options.seeds.split(',')[0])),
  csv: async () => (await import('./shared/csv.ts')).csvBench(),
  deliver: async () => (await import('./deliver.ts')).deliverBench(),
  drivers: async () => (await import('./drivers.ts')).driversBench(),
  forecast: async () => (await import('./forecast.ts')).forecastBench(),
  holdout: async () => (await import('./holdout.ts')).holdoutBench(writes),
  impact: async () =>
    (await import('./impact.ts')).impactBench(
      options.seeds.split(',').map(Number),
      options.series === undefined ? undefined : Number(options.series),
    ),
  incidents: async () => (await import('./incidents.ts')).incidentsBench(),
  'known-events': async () => (await import('./known-events.ts')).knownEventsBench(),
  'new-day': async () => (await import('./new-day.ts')).newDayBench(),
  load: async () => (await import('./load.ts')).loadBench(),
  messages: async () => (await import('./messages.ts')).messagesBench(writes),
  pages: async () => (await import('./pages.ts')).pagesBench(),
  replay: async () => (await import('./replay.ts')).replayBench(),
  run: async () => (await import('./run.ts')).runBench(),
  serve: async () => (await import('./serve.ts')).serveBench(),
  slices: async () =>
    (await import('./slices.ts')).slicesBench(
      options.seeds.split(',').map(Number),
      options.series === undefined ? undefined : Number(options.series),
    ),
};

const unknown = requested.find((name) => !(name in benches));
if (unknown !== undefined) {
  console.error(`there is no benchmark '${unknown}'; there are ${Object.keys(benches).join(', ')}`);
  process.exitCode = 2;
} else {
  for (const [name, bench] of Object.entries(benches)) {
    if (requested.length > 0 && !requested.includes(name)) continue;
    console.log(`\n${name}`);
    await bench();
  }
}
