/** Who may come in, as the config declares it. */
export interface AccessSettings {
  /** Where people find the page; null: at the address that the server listens on. */
  readonly publicUrl: URL | null;
  readonly sessionHours: number;
  /** Addresses and networks of reverse proxies, whose X-Forwarded-For is believed. */
  readonly proxies: readonly string[];
  readonly requestsPerMinute: number;
}
