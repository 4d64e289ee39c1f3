import type { SeriesReport } from '../read/series/series-report.ts';

export type PlotFormat = 'svg' | 'png';

export interface PlotOptions {
  readonly formats: readonly PlotFormat[];
  readonly theme: 'light' | 'dark';
  /** How many days back from the last judged one are shown. */
  readonly days: number;
  /** One metric, or all. */
  readonly metric?: string | undefined;
  /** A folder of fonts for letters that the included one lacks. */
  readonly fonts?: string | null;
}

export const defaultPlots: PlotOptions = { formats: ['svg', 'png'], theme: 'light', days: 90 };

/** Pictures to draw. It is plain data, which a thread can be sent. */
export interface PlotJob {
  /** Of whole metrics. */
  readonly reports: readonly SeriesReport[];
  /** ISO code. */
  readonly currency: string;
  /** Whose separators numbers have. */
  readonly locale: string;
  readonly folder: string;
  readonly options: PlotOptions;
}

/** The names of the pictures that were written, and the letters that no font had for them. */
export interface Plots {
  readonly written: readonly string[];
  readonly undrawn: readonly string[];
}
