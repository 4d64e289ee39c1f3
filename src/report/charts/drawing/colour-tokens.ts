/** What a colour is for. Grey and ink draw; the colours of states only say a state. */
export type ColourToken =
  | 'page'
  | 'ink'
  | 'ink-2'
  | 'ink-3'
  | 'normal'
  | 'warning'
  | 'critical'
  | 'good'
  | 'unknown'
  | 'expected'
  | 'band'
  | 'range'
  | 'fan-50'
  | 'fan-80'
  | 'fan-95'
  | 'line-strong'
  | 'grid';

export const COLOURS: Readonly<Record<'light' | 'dark', Readonly<Record<ColourToken, string>>>> = {
  light: {
    page: '#ffffff',
    ink: '#13181b',
    'ink-2': '#464f55',
    'ink-3': '#656e75',
    normal: '#1b7a4b',
    warning: '#955800',
    critical: '#bf1f2f',
    good: '#1e5fb8',
    unknown: '#656e75',
    expected: '#6d777e',
    band: '#d9dee1',
    range: '#eef0f1',
    'fan-50': '#c9d0d4',
    'fan-80': '#dde2e5',
    'fan-95': '#eef0f1',
    'line-strong': '#c3c9cc',
    grid: '#eceeef',
  },
  dark: {
    page: '#101315',
    ink: '#edf0f1',
    'ink-2': '#b4bdc3',
    'ink-3': '#8f9aa1',
    normal: '#4fbf87',
    warning: '#e2a33c',
    critical: '#ff7270',
    good: '#7caef5',
    unknown: '#8f9aa1',
    expected: '#7e8991',
    band: '#2d353a',
    range: '#1b2023',
    'fan-50': '#3a444a',
    'fan-80': '#293136',
    'fan-95': '#1c2124',
    'line-strong': '#465057',
    grid: '#1d2225',
  },
};
