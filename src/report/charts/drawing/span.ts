/** The lower and the upper end of a range. */
export type Span = readonly [number, number];
