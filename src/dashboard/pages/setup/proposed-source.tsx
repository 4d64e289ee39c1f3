import type { JSX } from 'react';
import type { SetupSourceJson } from '../../../api/setup/schema.ts';
import { sentenceCase } from '../../../report/words/answers/answer.ts';
import { ColumnFields } from './column-fields.tsx';

interface ProposedSourceProps {
  readonly source: SetupSourceJson;
  /** Several sources have fields of the same names, so their columns are changed in the config. */
  readonly isOnly: boolean;
}

/** How a file would be read: ten rows as they are understood, the settings in words, and what can't be read. */
export function ProposedSource({ source, isOnly }: ProposedSourceProps): JSX.Element {
  const { id, title, preview, settings, notes, refused, mapping, header } = source;
  const rows = preview[0]?.cells.map((_, row) => row) ?? [];
  return (
    <section aria-labelledby={`source-${id}`} className="section">
      <h2 id={`source-${id}`}>{id}</h2>
      <p>{title.join(' ')}</p>
      <div className="wide" role="region" aria-label={`Rows of ${id}`} tabIndex={0}>
        <table className="slices preview">
          <thead>
            <tr>
              {preview.map(({ ours, theirs, is_number }) => (
                <th key={ours} scope="col" className={is_number ? 'r' : undefined}>
                  {ours}
                  {theirs === '' ? null : <span className="faint">from {theirs}</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row}>
                {preview.map(({ ours, is_number, cells }) => (
                  <td key={ours} className={is_number ? 'r' : undefined}>
                    {cells[row]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <dl className="facts">
        {settings.map(({ name, text }) => (
          <div key={`${name} ${text}`}>
            <dt>{sentenceCase(name)}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {[...notes, ...refused].length === 0 ? null : (
        <ul className="lines">
          {notes.map((note) => (
            <li key={note}>{sentenceCase(note)}</li>
          ))}
          {refused.map((line) => (
            <li key={line} className="located">
              Can’t be read: {line}
            </li>
          ))}
        </ul>
      )}
      {isOnly && mapping.length > 0 ? (
        <details className="fold">
          <summary>Change which column is which</summary>
          <ColumnFields mapping={mapping} header={header} />
        </details>
      ) : null}
    </section>
  );
}
