import { useState, type DragEvent, type JSX } from 'react';

const TYPES = '.csv,.tsv,.txt,.json,.jsonl,.ndjson,.xlsx,.xlsm,.parquet,.pq,.zip,.gz';

/** Where a file is dropped or chosen. */
export function DropFiles({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }): JSX.Element {
  const [isOver, setIsOver] = useState(false);
  const take = (list: FileList | null): void => {
    if (list && list.length > 0) onFiles([...list]);
  };
  const over = (event: DragEvent): void => {
    event.preventDefault();
    setIsOver(true);
  };
  return (
    <section aria-labelledby="setup">
      <title>First run · Evenkeel</title>
      <h1 className="verdict" id="setup">
        Drop a file of your sales to begin.
      </h1>
      <p className="fresh">
        One row for each order or line, with its time and amount. A file of operational events or of values by day works
        too.
      </p>
      <label
        className={isOver ? 'drop is-over' : 'drop'}
        onDragEnter={over}
        onDragOver={over}
        onDragLeave={() => setIsOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setIsOver(false);
          take(event.dataTransfer.files);
        }}
      >
        <span className="drop-title">Drop one or several files here, or choose them</span>
        <span className="faint">CSV, Excel, JSON or Parquet, also gzipped or in a zip archive; up to 1 GiB each</span>
        <input type="file" multiple accept={TYPES} onChange={({ target }) => take(target.files)} />
      </label>
      <p className="faint after-list">
        The file stays on this machine, in the folder <code>data</code>. The page shows how it would be read; nothing is
        set up before you confirm. To look around first, use <code>evenkeel demo</code>.
      </p>
    </section>
  );
}
