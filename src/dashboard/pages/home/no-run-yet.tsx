import type { JSX } from 'react';

/** Nothing has been judged yet: what is true, and the next step. */
export function NoRunYet(): JSX.Element {
  return (
    <section aria-labelledby="empty">
      <title>No run yet · Evenkeel</title>
      <h1 className="verdict" id="empty">
        No run has finished yet.
      </h1>
      <p className="fresh" role="status">
        If one is under way its answers appear here by themselves.
      </p>
      <p className="note after-list">
        <strong>To start one</strong>
        Run <code>evenkeel run</code> on your config, or look at the demo shop with <code>evenkeel demo</code>.
      </p>
    </section>
  );
}
