import { createHash } from 'node:crypto';

/** An answer as it is sent. */
export interface CachedAnswer {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly etag: string;
  /** All its headers, with the ETag. */
  readonly headers: Readonly<Record<string, string>>;
}

/** The answers of one read model by their path and query. */
export interface AnswerCache {
  /**
   * The answer of a key. The first caller makes it while all others wait.
   * @param make null: an answer that is not kept
   * @returns null where `make` of another caller had none, or failed
   */
  get(key: string, make: () => Promise<CachedAnswer | null>): Promise<CachedAnswer | null>;
}

/** @param capacity how many bytes are kept at most; the longest unused go first */
export function answerCache(capacity: number): AnswerCache {
  const kept = new Map<string, CachedAnswer>();
  const pending = new Map<string, Promise<CachedAnswer | null>>();
  let bytes = 0;

  const keep = (key: string, answer: CachedAnswer): void => {
    kept.set(key, answer);
    bytes += sizeOf(key, answer);
    for (const [oldest, its] of kept) {
      if (bytes <= capacity) break;
      kept.delete(oldest);
      bytes -= sizeOf(oldest, its);
    }
  };
  return {
    async get(key, make) {
      const known = kept.get(key);
      if (known) {
        // The order of a map is that of its insertions.
        kept.delete(key);
        kept.set(key, known);
        return known;
      }
      const other = pending.get(key);
      if (other) return other.catch(() => null);
      const making = make();
      pending.set(key, making);
      try {
        const answer = await making;
        if (answer) keep(key, answer);
        return answer;
      } finally {
        pending.delete(key);
      }
    },
  };
}

/** The ETag of a body: its hash. */
export function etagOf(body: Uint8Array): string {
  return `"${createHash('sha1').update(body).digest('hex')}"`;
}

function sizeOf(key: string, { body }: CachedAnswer): number {
  return body.length + 2 * key.length;
}
