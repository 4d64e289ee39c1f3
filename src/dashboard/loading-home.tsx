import { useEffect, useState, type JSX } from 'react';

const QUESTIONS = [
  'Is revenue normal?',
  'Anything to decide?',
  'Where will the month land?',
  'Are operations degrading?',
];
const PATIENCE_MS = 2000;

/** The frame at once, grey bars where figures will be; after two seconds it says what it waits for. */
export function LoadingHome(): JSX.Element {
  const isSlow = useIsSlow(PATIENCE_MS);
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
      <ul className="answers">
        {QUESTIONS.map((question) => (
          <li className="answer" key={question}>
            <span className="q">{question}</span>
            <span className="big">
              <span className="wait" />
            </span>
            <span className="gauge">
              <span className="wait line" />
            </span>
            <span className="why">
              <span className="wait long" />
            </span>
          </li>
        ))}
      </ul>
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
          <span className="wait long" />
          <span className="wait short" />
        </section>
      </div>
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
