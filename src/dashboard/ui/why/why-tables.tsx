import type { JSX } from 'react';
import type { ExplanationJson } from '../../../api/explanation/schema.ts';
import { sentenceCase } from '../../../report/words/answers/answer.ts';
import { shownAmounts } from '../../../report/words/explanation/shown-amounts.ts';
import { distinctText, shareText, valueText } from '../../../report/words/format.ts';
import type { ValueFormat } from '../../../report/words/period-text.ts';
import { signedText } from '../../../report/words/signed-text.ts';

interface WhyTableProps {
  readonly explanation: ExplanationJson;
  readonly unit: ValueFormat['unit'];
  readonly currency: string;
}

/** The causes in numbers, with their sum. */
export function PartTable({ explanation, unit, currency }: WhyTableProps): JSX.Element {
  const { parts, y, yhat, gap } = explanation;
  const text = (value: number | null): string => (value === null ? '–' : valueText(value, unit, currency));
  const rows = parts.map(({ name, expected, actual, amount, share }) => ({
    ...{ name, expected: text(expected), actual: text(actual), amount },
    share: share === null ? '–' : shareText(share),
  }));
  const sum = { name: 'Together', expected: text(yhat), actual: text(y), amount: gap, share: '100%' };
  return <AddingTable title="Where" rows={rows} sum={sum} unit={unit} currency={currency} />;
}

/** Of a product its factors in numbers: orders and average order value. */
export function FactorTable({ explanation: { factors, gap }, unit, currency }: WhyTableProps): JSX.Element {
  const rows = factors.map(({ title, unit: own, expected, actual, amount }) => {
    const text = distinctText([expected, actual], own, currency);
    return { name: sentenceCase(title), expected: text(expected), actual: text(actual), amount };
  });
  const sum = { name: 'Together', expected: '', actual: '', amount: gap };
  const notes = factors.flatMap(({ note }) => note ?? []);
  return (
    <div>
      <AddingTable title="What" rows={rows} sum={sum} unit={unit} currency={currency} />
      {notes.map((note) => (
        <p key={note} className="small">
          {note}
        </p>
      ))}
    </div>
  );
}

interface AddingRow {
  readonly name: string;
  readonly expected: string;
  readonly actual: string;
  /** What it adds to the gap. */
  readonly amount: number | null;
  /** Of the gap. */
  readonly share?: string;
}

interface AddingTableProps {
  /** The head of the first column. */
  readonly title: string;
  readonly rows: readonly AddingRow[];
  readonly sum: AddingRow;
  readonly unit: ValueFormat['unit'];
  readonly currency: string;
}

/** Amounts that add up to the last line, also as they are rounded. */
function AddingTable({ title, rows, sum, unit, currency }: AddingTableProps): JSX.Element {
  const amounts = shownAmounts(
    rows.map(({ amount }) => amount ?? 0),
    unit,
  );
  const line = ({ name, expected, actual, share }: AddingRow, amount: number | null): JSX.Element => (
    <tr key={name}>
      <th scope="row">{name}</th>
      <td className="r hide-s">{expected}</td>
      <td className="r hide-s">{actual}</td>
      <td className="r">{amount === null ? '–' : signedText(amount, unit, currency)}</td>
      {share === undefined ? null : <td className="r">{share}</td>}
    </tr>
  );
  return (
    <table className="slices">
      <thead>
        <tr>
          <th scope="col">{title}</th>
          <th scope="col" className="r hide-s">
            Expected
          </th>
          <th scope="col" className="r hide-s">
            Actual
          </th>
          <th scope="col" className="r">
            Adds
          </th>
          {sum.share === undefined ? null : (
            <th scope="col" className="r">
              Share
            </th>
          )}
        </tr>
      </thead>
      <tbody>{rows.map((row, index) => line(row, amounts[index] ?? null))}</tbody>
      <tfoot>{line(sum, sum.amount)}</tfoot>
    </table>
  );
}
