import type { JSX } from 'react';
import type { ExplanationJson } from '../../api/explanation/schema.ts';
import type { ValueFormat } from '../../report/words/period-text.ts';
import { shownAmounts } from '../../report/words/explanation/shown-amounts.ts';
import { distinctText, shareText, valueText } from '../../report/words/format.ts';

interface WhyTableProps {
  readonly explanation: ExplanationJson;
  readonly unit: ValueFormat['unit'];
  readonly currency: string;
}

/** The causes in numbers, with their sum. */
export function PartTable({ explanation, unit, currency }: WhyTableProps): JSX.Element {
  const { parts, y, yhat, gap } = explanation;
  const amounts = shownAmounts(
    parts.map(({ amount }) => amount),
    unit,
  );
  return (
    <table className="slices">
      <thead>
        <tr>
          <th scope="col">Where</th>
          <th scope="col" className="r hide-s">
            Expected
          </th>
          <th scope="col" className="r hide-s">
            Actual
          </th>
          <th scope="col" className="r">
            Adds
          </th>
          <th scope="col" className="r">
            Share
          </th>
        </tr>
      </thead>
      <tbody>
        {parts.map(({ name, expected, actual, share }, index) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className="r hide-s">{valueText(expected, unit, currency)}</td>
            <td className="r hide-s">{valueText(actual, unit, currency)}</td>
            <td className="r">{signed(amounts[index] ?? 0, unit, currency)}</td>
            <td className="r">{share === null ? '–' : shareText(share)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">Together</th>
          <td className="r hide-s">{yhat === null ? '–' : valueText(yhat, unit, currency)}</td>
          <td className="r hide-s">{y === null ? '–' : valueText(y, unit, currency)}</td>
          <td className="r">{gap === null ? '–' : signed(gap, unit, currency)}</td>
          <td className="r">100%</td>
        </tr>
      </tfoot>
    </table>
  );
}

/** Of a product its factors in numbers: orders and average order value. */
export function FactorTable({ explanation: { factors, gap }, unit, currency }: WhyTableProps): JSX.Element {
  const amounts = shownAmounts(
    factors.map(({ amount }) => amount),
    unit,
  );
  return (
    <table className="slices">
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col" className="r hide-s">
            Expected
          </th>
          <th scope="col" className="r hide-s">
            Actual
          </th>
          <th scope="col" className="r">
            Adds
          </th>
        </tr>
      </thead>
      <tbody>
        {factors.map(({ title, expected, actual }, index) => {
          const text = distinctText([expected, actual], 'count', currency);
          return (
            <tr key={title}>
              <th scope="row">{title}</th>
              <td className="r hide-s">{text(expected)}</td>
              <td className="r hide-s">{text(actual)}</td>
              <td className="r">{signed(amounts[index] ?? 0, unit, currency)}</td>
            </tr>
          );
        })}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">Together</th>
          <td className="hide-s" />
          <td className="hide-s" />
          <td className="r">{gap === null ? '–' : signed(gap, unit, currency)}</td>
        </tr>
      </tfoot>
    </table>
  );
}

function signed(amount: number, unit: ValueFormat['unit'], currency: string): string {
  const sign = amount > 0 ? '+' : '';
  if (unit !== 'share') return `${sign}${valueText(amount, unit, currency)}`;
  return `${sign}${shareText(amount).replace('%', ' points')}`;
}
