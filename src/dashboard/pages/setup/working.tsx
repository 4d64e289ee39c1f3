import type { JSX } from 'react';
import { sentenceCase } from '../../../report/words/answers/answer.ts';
import { useRun } from '../../data/use-run.ts';

interface WorkingProps {
  readonly title: string;
  /** Of what the browser sends; null: the server says what it is doing. */
  readonly share: number | null;
}

/** What is being done, and how far it is. */
export function Working({ title, share }: WorkingProps): JSX.Element {
  const run = useRun();
  const stage = share === null ? run?.stage : undefined;
  return (
    <section aria-labelledby="setup" aria-busy="true">
      <title>First run · Evenkeel</title>
      <h1 className="verdict" id="setup">
        {title}
      </h1>
      <p className="fresh" role="status">
        {stage === undefined ? ' ' : sentenceCase(stage)}
      </p>
      <progress className="run" aria-label={title} max={1} value={share ?? run?.share ?? undefined} />
    </section>
  );
}
