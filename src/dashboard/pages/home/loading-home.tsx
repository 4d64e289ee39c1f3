import { useEffect, useState, type JSX } from 'react';
import { LoadingAnswers } from './loading-answers.tsx';

const PLACEHOLDERS = [1, 2, 3, 4, 5, 6];
const SLOW_AFTER_MS = 2000;

/** The page before its data: grey bars in place of figures, and after two seconds a sentence. */
export function LoadingHome(): JSX.Element {
  const isSlow = useIsSlow(SLOW_AFTER_MS);
  return (
    <>
      <section aria-busy="true" aria-label="Loading">
        <h1 className="verdict">
          <span className="vh">The figures are loading</span>
          <span className="wait" />
        </h1>
        <p className="fresh" role="status">
          {isSlow ? 'Waiting for the figures of the last run' : ' '}
        </p>
      </section>
      <LoadingAnswers />
      <div className="split">
        <section>
          <div className="chart-head">
            <h2>Revenue</h2>
          </div>
          <div className="wait-chart">
            <span className="wait" />
          </div>
        </section>
        <section>
          <div className="chart-head">
            <h2>Needs a decision</h2>
          </div>
          <ul className="wait-list">
            {PLACEHOLDERS.slice(0, 3).map((key) => (
              <li key={key}>
                <span className="wait short" />
                <span className="wait long" />
              </li>
            ))}
          </ul>
        </section>
      </div>
      <ul className="kpis of-6">
        {PLACEHOLDERS.map((key) => (
          <li className="kpi" key={key}>
            <span className="wait short" />
            <span className="wait line" />
            <span className="wait" />
          </li>
        ))}
      </ul>
    </>
  );
}

function useIsSlow(afterMs: number): boolean {
  const [isSlow, setIsSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsSlow(true), afterMs);
    return () => clearTimeout(timer);
  }, [afterMs]);
  return isSlow;
}
