import type { JSX } from 'react';

/** The page before the first run has finished, with what the API says about it and the next step. */
export function NoRunYet({ reason }: { readonly reason: string | null }): JSX.Element {
  return (
    <section aria-labelledby="empty">
      <title>No run yet · Evenkeel</title>
      <h1 className="verdict" id="empty">
        No run has finished yet.
      </h1>
      <p className="fresh" role="status">
        {reason === null ? '' : `${sentence(reason)} `}If a run is in progress, its answers will appear here.
      </p>
      <p className="note after-list">
        <strong>To start one</strong>
        Use <code>evenkeel run</code> with your config, or see the demo shop with <code>evenkeel demo</code>.
      </p>
    </section>
  );
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1).replace(/\.$/, '')}.`;
}
