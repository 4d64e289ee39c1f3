import { decimalText } from '../../../report/words/format.ts';
import type { JSX } from 'react';
import type { RejectJson, SourceJson } from '../../../api/sources/schema.ts';
import { Wide } from '../../ui/wide.tsx';

interface RejectsProps {
  readonly source: SourceJson;
  /** The first of them. */
  readonly rows: readonly RejectJson[];
}

/** The values of a source that were refused, with the place of each; the CSV has all. */
export function Rejects({ source: { id, rows_rejected }, rows }: RejectsProps): JSX.Element {
  const path = `/api/v1/sources/${encodeURIComponent(id)}/rejects`;
  return (
    <>
      <h3>
        {id}: {decimalText(rows_rejected, 0)} {rows_rejected === 1 ? 'row' : 'rows'} rejected, the others kept
      </h3>
      <Wide label={`Rejected rows of ${id}`}>
        <table className="slices">
          <thead>
            <tr>
              <th scope="col">Where</th>
              <th scope="col">Value</th>
              <th scope="col">Why</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ file, line, column, name, value, reason }) => (
              <tr key={`${file} ${line} ${column}`}>
                <td>
                  {file}, line {line}, {name === '' ? `column ${column}` : name}
                </td>
                <td>
                  <code>{value}</code>
                </td>
                <td className="wraps">{reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
      <p className="save">
        <a href={`${path}?format=csv`} download={`${id}_rejects.csv`}>
          All as CSV
        </a>
      </p>
    </>
  );
}
