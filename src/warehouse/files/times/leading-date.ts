/** The structure of a date, independent of its numbers. */
export interface DateShape {
  /**
   * `any`: two short numbers and a year, day and month in unknown order; `short`: three short numbers in unknown order; `named`: a month by
   * its name.
   */
  readonly order: 'ymd' | 'any' | 'short' | 'compact' | 'named';
  /** The patterns of the date, with D and M for a day and a month of one or two digits. */
  readonly dates: readonly string[];
  /** Day and month, in the order of the text; the month of one by name is left out. */
  readonly numbers: readonly string[];
}

/** The shape of a date at the beginning of a text. */
export interface LeadingDate extends DateShape {
  /** How many characters it has. */
  readonly length: number;
}
