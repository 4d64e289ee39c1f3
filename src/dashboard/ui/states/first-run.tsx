import type { JSX } from 'react';
import type { RunStatusJson } from '../../../api/run/schema.ts';
import { sentenceCase } from '../../../report/words/answers/answer.ts';

/** The first run in progress: its stage and its share done. */
export function FirstRun({ run: { stage, share } }: { readonly run: RunStatusJson }): JSX.Element {
  return (
    <section aria-labelledby="first-run" aria-busy="true">
      <title>First run · Evenkeel</title>
      <h1 className="verdict" id="first-run">
        The first run is under way.
      </h1>
      <p className="fresh" role="status">
        {sentenceCase(stage)}
      </p>
      <progress className="run" aria-label={stage} max={1} value={share ?? undefined} />
      <p className="note after-list">Its answers will appear here.</p>
    </section>
  );
}
