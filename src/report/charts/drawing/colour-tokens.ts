/** The colours of charts and page in every theme. Grey and ink draw; the other colours only show a state. */
export const COLOURS = {
  light: {
    page: '#ffffff',
    surface: '#f6f7f7',
    line: '#e3e6e7',
    'line-strong': '#c3c9cc',
    ink: '#13181b',
    'ink-2': '#464f55',
    'ink-3': '#656e75',
    normal: '#1b7a4b',
    warning: '#955800',
    critical: '#bf1f2f',
    good: '#1e5fb8',
    unknown: '#656e75',
    edge: '#838d93',
    range: '#eef0f1',
    band: '#d9dee1',
    expected: '#6d777e',
    'fan-50': '#c9d0d4',
    'fan-80': '#dde2e5',
    'fan-95': '#eef0f1',
    grid: '#eceeef',
  },
  dark: {
    page: '#101315',
    surface: '#171b1e',
    line: '#262c30',
    'line-strong': '#465057',
    ink: '#edf0f1',
    'ink-2': '#b4bdc3',
    'ink-3': '#8f9aa1',
    normal: '#4fbf87',
    warning: '#e2a33c',
    critical: '#ff7270',
    good: '#7caef5',
    unknown: '#8f9aa1',
    edge: '#6b767d',
    range: '#1b2023',
    band: '#2d353a',
    expected: '#7e8991',
    'fan-50': '#3a444a',
    'fan-80': '#293136',
    'fan-95': '#1c2124',
    grid: '#1d2225',
  },
  print: {
    page: '#ffffff',
    surface: '#ffffff',
    line: '#d5d9db',
    'line-strong': '#aab2b6',
    ink: '#000000',
    'ink-2': '#333333',
    'ink-3': '#555555',
    normal: '#1b7a4b',
    warning: '#955800',
    critical: '#bf1f2f',
    good: '#1e5fb8',
    unknown: '#555555',
    edge: '#838d93',
    range: '#f0f1f2',
    band: '#dcdfe1',
    expected: '#777777',
    'fan-50': '#ccd2d5',
    'fan-80': '#e0e4e6',
    'fan-95': '#f0f1f2',
    grid: '#eeeeee',
  },
} as const;

export type ColourToken = keyof typeof COLOURS.light;

/**
 * The colours of a theme as CSS custom properties, such as `--ink`.
 * @throws RangeError for an unknown theme
 */
export function colourProperties(theme: string): string {
  if (theme !== 'light' && theme !== 'dark' && theme !== 'print') throw new RangeError(`no colour theme '${theme}'`);
  return Object.entries<string>(COLOURS[theme])
    .map(([token, colour]) => `--${token}: ${colour};`)
    .join('\n');
}
