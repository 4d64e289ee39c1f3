import { plainText } from '../../warehouse/load-error.ts';
import type { Receipt } from '../../warehouse/receipt.ts';

const COUNT = new Intl.NumberFormat('en-GB');

/** What a load did, on one line. */
export function receiptText(receipt: Receipt): string {
  if (!receipt.isNew) return 'already loaded, nothing to do';
  const counts = [
    `${COUNT.format(receipt.rowsRead)} ${receipt.rowsRead === 1 ? 'line' : 'lines'} read, ${COUNT.format(receipt.rejects.length)} rejected`,
    `${COUNT.format(receipt.rowsInserted)} new, ${COUNT.format(receipt.rowsUpdated)} corrected, ${COUNT.format(receipt.rowsDeleted)} gone`,
  ];
  const amounts = receipt.amounts.map(({ currency, total }) => `${currency} ${exact(total)}`);
  const equal = receipt.equalEvents.map(({ file, events }) => `${COUNT.format(events)} in ${plainText(file)}`);
  return [
    ...counts,
    ...(amounts.length > 0 ? [`sum of amounts ${amounts.join(' + ')}`] : []),
    ...(equal.length > 0
      ? [
          `its events equal ${equal.join(', ')}, and each counts: if one file repeats another, declare overlapping_files: true`,
        ]
      : []),
  ].join('; ');
}

/** An exact decimal with separators and without the zeros at its end. */
function exact(decimal: string): string {
  const [whole = '', fraction = ''] = decimal.split('.');
  const digits = fraction.replace(/0+$/, '');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${digits === '' ? '' : `.${digits}`}`;
}
