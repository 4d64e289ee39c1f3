import type { JSX } from 'react';

/** The page of a metric without a judged day. */
export function NothingJudged({ title }: { readonly title: string }): JSX.Element {
  return (
    <section aria-labelledby="title">
      <title>{`Tuning ${title} · Evenkeel`}</title>
      <h1 className="verdict" id="title">
        {title}: no day has been judged yet.
      </h1>
      <p className="fresh">Settings can be tried on past days once the history is long enough to judge them.</p>
    </section>
  );
}
