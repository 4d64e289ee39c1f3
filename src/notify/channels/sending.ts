/** What every channel needs beside the message. */
export interface Sending {
  /** The clock, in epoch milliseconds. */
  readonly nowMs: () => number;
  /** For one message in all. */
  readonly timeoutMs: number;
  readonly stop: AbortSignal;
  /** Draws a picture as PNG. */
  readonly png: (svg: string) => Promise<Uint8Array>;
}
