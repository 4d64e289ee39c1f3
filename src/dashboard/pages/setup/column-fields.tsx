import type { JSX } from 'react';
import type { SetupColumnJson } from '../../../api/setup/schema.ts';

const NONE = '';

/** What our columns are, in words. */
const WORDS: Readonly<Record<string, string>> = {
  order_id: 'Order number',
  line_no: 'Line number',
  ts: 'Time',
  amount: 'Amount',
  currency: 'Currency',
  quantity: 'Quantity',
  product_id: 'Product number',
  product: 'Product',
  category: 'Category',
  customer_id: 'Customer',
  country: 'Country',
  region: 'Region',
  channel: 'Channel',
  status: 'Status',
  event_id: 'Event number',
  service: 'Service',
  operation: 'Operation',
  status_code: 'Status code',
  latency_ms: 'Latency in ms',
  is_error: 'Error',
};

interface ColumnFieldsProps {
  readonly mapping: readonly SetupColumnJson[];
  readonly header: readonly string[];
}

/** Which column of the file is which of ours. */
export function ColumnFields({ mapping, header }: ColumnFieldsProps): JSX.Element | null {
  if (mapping.length === 0) return null;
  return (
    <div className="fields columns">
      {mapping.map(({ ours, theirs }) => (
        <label key={ours}>
          {WORDS[ours] ?? ours.replaceAll('_', ' ')}
          <select name={`column ${ours}`} defaultValue={theirs ?? NONE}>
            <option value={NONE}>not in the file</option>
            {header.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
      ))}
    </div>
  );
}

/** The columns that a form has otherwise than they are proposed. */
export function changedColumns(form: FormData, mapping: readonly SetupColumnJson[]): Record<string, string> {
  return Object.fromEntries(
    mapping.flatMap(({ ours, theirs }) => {
      const chosen = form.get(`column ${ours}`);
      return typeof chosen === 'string' && chosen !== (theirs ?? NONE) ? [[ours, chosen]] : [];
    }),
  );
}
