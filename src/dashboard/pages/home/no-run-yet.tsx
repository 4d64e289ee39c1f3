import type { JSX } from 'react';

/** The page before the first run, with the next step. */
export function NoRunYet(): JSX.Element {
  return (
    <section aria-labelledby="empty">
      <title>No run yet · Evenkeel</title>
      <h1 className="verdict" id="empty">
        No run has finished yet.
      </h1>
      <p className="fresh" role="status">
        If one is in progress, its answers will appear here.
      </p>
      <p className="note after-list">
        <strong>To start one</strong>
        Use <code>evenkeel run</code> with your config, or see the demo shop with <code>evenkeel demo</code>.
      </p>
    </section>
  );
}
