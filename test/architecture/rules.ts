/** The rules of the folders, as the design states them. A change here is a change of the design. */

const BELOW_PIPELINE = [
  ...['calendar', 'stats', 'metrics', 'forecast', 'detect', 'incidents', 'explain', 'tune', 'report'],
  ...['store', 'warehouse', 'config', 'notify', 'access', 'secret', 'demo'],
];

/** Which folders of `src` a folder may import from, itself apart. */
export const ALLOWED_IMPORTS: Readonly<Record<string, readonly string[]>> = {
  calendar: [],
  stats: [],
  metrics: ['calendar', 'stats'],
  forecast: ['calendar', 'stats'],
  detect: ['calendar', 'stats', 'metrics', 'forecast'],
  incidents: ['calendar', 'stats', 'metrics', 'detect'],
  explain: ['calendar', 'stats', 'metrics', 'forecast', 'detect'],
  tune: ['calendar', 'stats', 'metrics', 'forecast', 'detect'],
  report: ['calendar', 'stats', 'metrics', 'forecast', 'detect', 'incidents', 'explain', 'tune'],
  store: ['calendar', 'metrics', 'forecast', 'detect', 'incidents'],
  warehouse: ['calendar', 'metrics', 'store'],
  secret: [],
  config: ['calendar', 'stats', 'metrics', 'forecast', 'warehouse', 'access', 'notify', 'secret'],
  notify: ['calendar', 'report', 'secret'],
  access: ['store', 'secret'],
  demo: ['calendar', 'stats', 'report'],
  pipeline: BELOW_PIPELINE,
  api: [
    ...['pipeline', 'config', 'store', 'report', 'access', 'metrics', 'calendar', 'detect', 'forecast', 'incidents'],
    ...['explain', 'tune', 'notify'],
  ],
  mcp: ['pipeline', 'report'],
  client: [],
  dashboard: ['report', 'calendar', 'client'],
  cli: [...BELOW_PIPELINE, 'pipeline', 'api', 'mcp', 'dashboard'],
};

/** Folders from which a folder may import types alone: they leave nothing in what is built. */
export const ALLOWED_TYPES: Readonly<Record<string, readonly string[]>> = { dashboard: ['api'] };

/** Files of `src/forecast` that every room but `prophet` may import. */
const FORECAST_BASE = ['model.ts', 'horizon-groups.ts', 'residual.ts', 'zero-share.ts'];

/** The rooms of a folder, which are its own folders and files, and which of them a room may import from, itself apart. */
export const ALLOWED_ROOMS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  forecast: {
    ...Object.fromEntries(FORECAST_BASE.map((file) => [file, []])),
    prophet: [],
    events: FORECAST_BASE,
    members: [...FORECAST_BASE, 'prophet', 'events'],
    outliers: [...FORECAST_BASE, 'members'],
    siblings: [...FORECAST_BASE, 'prophet', 'events', 'members', 'outliers'],
    ensemble: [...FORECAST_BASE, 'events', 'members', 'outliers'],
    intervals: [...FORECAST_BASE, 'ensemble'],
    'forecast.ts': [...FORECAST_BASE, 'ensemble', 'intervals'],
    periods: [...FORECAST_BASE, 'events', 'members', 'ensemble'],
    evaluation: [...FORECAST_BASE, 'ensemble', 'intervals', 'forecast.ts'],
    'components.ts': [...FORECAST_BASE, 'members', 'prophet'],
    'index.ts': [
      ...[...FORECAST_BASE, 'prophet', 'events', 'members', 'outliers', 'ensemble', 'intervals', 'forecast.ts'],
      ...['periods', 'evaluation', 'components.ts'],
    ],
  },
};

/** The pure folders, each with the beginnings of the names of packages that it may import. */
export const PURE_FOLDERS: Readonly<Record<string, readonly string[]>> = {
  calendar: [],
  stats: [],
  metrics: [],
  forecast: [],
  detect: [],
  incidents: [],
  explain: [],
  tune: [],
  report: ['d3-'],
  demo: [],
};

/** Files of pure folders that act all the same: the simulator's, which write what it made. */
export const ACTING_FILES: readonly string[] = ['src/demo/files/replacement-file.ts', 'src/demo/files/write-demo.ts'];

/** What pure code does not mention, and what that would touch. */
export const IMPURE_WORDS: ReadonlyArray<{ readonly word: RegExp; readonly touches: string }> = [
  {
    word: /\bDate\.now\b|\bDate\s*\(\s*\)|\bnew\s+Date\b(?!\s*\()|\bperformance\.now\b|\bTemporal\.Now\b/g,
    touches: 'the clock',
  },
  {
    word: /\.[gs]et(Date|Day|Month|FullYear|Hours|Minutes|TimezoneOffset)\(|\bnew\s+Date\s*\([^()]*,/g,
    touches: "the machine's time zone",
  },
  { word: /\.toLocale\w*String\(\s*\)|\.localeCompare\([^(),]*\)/g, touches: "the machine's language" },
  { word: /\bMath\.random\b|(?<![.\w$])crypto\./g, touches: 'a random number' },
  { word: /(?<![.\w$])process\.|\bglobalThis\b/g, touches: 'the environment' },
  {
    word: /(?<![.\w$])(fetch|setTimeout|setInterval|setImmediate)\s*\(|(?<![.\w$])console\./g,
    touches: 'the world outside',
  },
  { word: /\bimport\s*\((?!\s*['"])|(?<![.\w$])require\s*\(/g, touches: 'a module that no checker can name' },
];
