import type { JSX } from 'react';

interface NothingJudgedProps {
  readonly title: string;
  readonly select: JSX.Element;
}

/** The page of a metric without a judged day. */
export function NothingJudged({ title, select }: NothingJudgedProps): JSX.Element {
  return (
    <section aria-labelledby="title">
      <title>{`Tuning ${title} · Evenkeel`}</title>
      <h1 className="verdict" id="title">
        {title}: no day has been judged yet.
      </h1>
      <p className="fresh">Settings can be tried on past days once the history is long enough to judge them.</p>
      {select}
    </section>
  );
}
