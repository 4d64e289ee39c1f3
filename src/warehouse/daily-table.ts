/** The unit in which a file has a value, where it is not the one in which the value is kept. */
export const valueForms = ['percent', 'seconds', 'minutes', 'hours', 'h:mm:ss', 'm:ss'] as const;
export type ValueForm = (typeof valueForms)[number];

/** A daily value of a file. */
export interface DailyMeasure {
  /** Its column; in a long table its name in the column of metrics. */
  readonly from: string;
  /** Null: as it is kept. Percentages are kept as shares, durations in milliseconds. */
  readonly in: ValueForm | null;
}

/** How a table of daily values is to be read. */
export interface DailyTable {
  /** Wide: a column per value. Long: a row per value, with its name and the value in two columns. */
  readonly form: 'wide' | 'long';
  readonly measures: Readonly<Record<string, DailyMeasure>>;
  /** Our names of the columns by which a day has several rows. */
  readonly dimensions: readonly string[];
  /** Values of a dimension that mean its total. */
  readonly totalRows: Readonly<Record<string, readonly string[]>>;
  /** What several rows of the same day and dimensions are: a mistake, parts of the value, or its corrections. */
  readonly severalRows: 'refuse' | 'sum' | 'last';
  /** Texts that mean no value. */
  readonly empty: readonly string[];
  /** Whether days that lie far apart are single days of trade, and not weeks or months. */
  readonly daysApart: boolean;
}
