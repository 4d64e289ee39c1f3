/** One value a column of the table `staged`; null for an empty one. */
export type StagedRow = readonly (string | null)[];
