import type { JSX } from 'react';
import { Link } from 'wouter';

/** The page of a metric or slice that is not in the data. */
export function NoSuchMetric({ id, slice }: { readonly id: string; readonly slice: string }): JSX.Element {
  return (
    <section aria-labelledby="title">
      <title>No such metric · Evenkeel</title>
      <h1 className="verdict" id="title">
        {slice === '' ? `There is no metric “${id}” in your data.` : `Metric “${id}” has no slice “${slice}”.`}
      </h1>
      <p className="fresh">
        <Link href="/metrics">All metrics</Link>
      </p>
    </section>
  );
}
