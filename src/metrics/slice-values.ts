/** The daily values of one slice in compact form, as a warehouse returns them. */
export interface SliceValues {
  /** `dim=value`, or empty for the whole. */
  readonly slice: string;
  /** One line per day, in any order: `day,numerator,denominator` with exact decimals; an empty field is null. */
  readonly lines: string;
}
