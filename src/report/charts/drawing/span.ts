/** Lower and upper end. */
export type Span = readonly [number, number];
