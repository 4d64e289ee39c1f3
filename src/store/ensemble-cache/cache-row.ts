/** Results for the past origins of a series, which the next run reuses. */
export interface StoredEnsembleCache {
  readonly metric: string;
  readonly slice: string;
  readonly modelVersion: string;
  /** The number of days of the series that it was computed from. */
  readonly days: number;
  /** Digest of those days: if they have changed, the cache is invalid. */
  readonly digest: string;
  /** JSON. */
  readonly cache: string;
}
