import type { Requests } from '../../pipeline/schedule.ts';

/** Requests for a run, such as those of changed files. */
export interface RequestQueue extends Requests {
  request(): void;
}

export function requestQueue(): RequestQueue {
  let next = new AbortController();
  let isWaiting = false;
  return {
    request() {
      isWaiting = true;
      next.abort();
    },
    signal() {
      if (next.signal.aborted) next = new AbortController();
      return next.signal;
    },
    taken() {
      const taken = isWaiting;
      isWaiting = false;
      return taken;
    },
  };
}
