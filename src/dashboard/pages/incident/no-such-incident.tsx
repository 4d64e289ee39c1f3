import type { JSX } from 'react';
import { Link } from 'wouter';

/** The page of an incident that is not there. */
export function NoSuchIncident({ id }: { readonly id: string }): JSX.Element {
  return (
    <section aria-labelledby="title">
      <title>No such incident · Evenkeel</title>
      <h1 className="verdict" id="title">
        There is no incident “{id}”.
      </h1>
      <p className="fresh">
        <Link href="/incidents">All incidents</Link>
      </p>
    </section>
  );
}
