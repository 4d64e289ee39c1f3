import { useQuery } from '@tanstack/react-query';
import { decimalText } from '../../../report/words/format.ts';
import type { JSX } from 'react';
import type { SourceJson } from '../../../api/sources/schema.ts';
import { api, dataOf } from '../../data/api.ts';
import { Wide } from '../../ui/wide.tsx';

const SHOWN = 10;

/** The values of a source that were refused, with the place of each; the CSV has all. */
export function Rejects({ source: { id, rows_rejected, loaded_at } }: { readonly source: SourceJson }): JSX.Element {
  const path = `/api/v1/sources/${encodeURIComponent(id)}/rejects`;
  const { data, error } = useQuery({
    queryKey: ['rejects', id, loaded_at],
    queryFn: async () => dataOf(api.get('/api/v1/sources/{id}/rejects', { path: { id }, query: { limit: SHOWN } })),
    retry: false,
  });
  return (
    <>
      <h3>
        {id}: {decimalText(rows_rejected, 0)} {rows_rejected === 1 ? 'row' : 'rows'} rejected, the others kept
      </h3>
      {error ? (
        <p className="faint" role="alert">
          The rejected rows could not be loaded: {error.message}.
        </p>
      ) : null}
      {data ? (
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
              {data.map(({ file, line, column, name, value, reason }) => (
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
      ) : (
        <span className="wait" />
      )}
      <p className="save">
        <a href={`${path}?format=csv`} download={`${id}_rejects.csv`}>
          All as CSV
        </a>
      </p>
    </>
  );
}
