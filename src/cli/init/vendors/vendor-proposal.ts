import { PLAIN_FORMS } from '../../../warehouse/source-forms.ts';
import { byFrequency } from '../../../warehouse/mapping/by-frequency.ts';
import { namedCurrency } from '../../../warehouse/mapping/names/named-currency.ts';
import { namedZone } from '../../../warehouse/mapping/names/named-zone.ts';
import type { Decisions, Outcome, Proposal } from '../../../warehouse/mapping/proposal.ts';
import { filledColumn, type Sample } from '../../../warehouse/mapping/sample.ts';
import { signedCurrency } from '../../../warehouse/mapping/signed-currency.ts';
import { fileColumns, type DeclaredColumn, type FileColumns } from './file-columns.ts';
import { moneyForm } from './money-form.ts';
import { vendorTimes } from './vendor-times.ts';
import { vendorExportOf } from './vendor-exports.ts';
import type { VendorExport } from './vendor-export.ts';

/**
 * How an export that is known by its header is read; null for any other file, or where the user decides on columns.
 */
export function vendorProposal(sample: Sample, decisions: Decisions): Outcome | null {
  const isDecided = decisions.table !== undefined || Object.keys(decisions.columns).length > 0;
  const vendor = isDecided ? null : vendorExportOf(sample.header);
  if (vendor === null) return null;
  const columns = fileColumns(sample.header);
  const declared = declaredColumns(vendor, columns);
  if (declared['ts'] === undefined || declared['amount'] === undefined) return null;
  const times = vendorTimes(declared['ts'], vendor, sample, decisions);
  if (times === null) return null;
  if ('setting' in times) return { kind: 'question', question: times };
  const amounts = columnsIn([declared['amount']]).flatMap((name) => valuesOf(name, sample));
  const currency = decisions.currency ?? currencyOf(declared['currency'], vendor, columns, sample, amounts);
  if (currency === null) return { kind: 'question', question: { setting: 'currency' } };
  const { decimal, hasThousands } = moneyForm(amounts);
  const settings = settingsOf(vendor, columns, hasThousands ? { thousands: decimal === '.' ? ',' : '.' } : {});
  const used = new Set(columnsIn([...Object.values(declared), ...Object.values(settings)]));
  const proposal: Proposal = {
    table: 'fact_sales',
    columns: Object.fromEntries(
      Object.entries(declared).flatMap(([ours, theirs]) => (typeof theirs === 'string' ? [[ours, theirs]] : [])),
    ),
    vendor: { title: vendor.title, columns: declared, settings },
    timeFormat: times.format,
    dateOnly: times.dateOnly,
    namesZone: times.namesZone,
    timesZone: times.namesZone || times.dateOnly ? null : (decisions.fileZone ?? zoneOf(vendor, columns, sample)),
    decimal: decisions.decimal ?? decimal,
    forms: PLAIN_FORMS,
    round: false,
    currency,
    unused: sample.header.filter((name) => name !== '' && !used.has(name)),
    remarks: vendor.notes,
  };
  return { kind: 'proposal', proposal };
}

function declaredColumns(vendor: VendorExport, columns: FileColumns): Record<string, DeclaredColumn> {
  return Object.fromEntries(
    Object.entries(vendor.columns).flatMap(([ours, column]) => {
      const declared = columns.declared(column);
      return declared === null ? [] : [[ours, declared]];
    }),
  );
}

function settingsOf(
  { isOrderTotal, items, lines = {}, where = {}, lineKinds, cancelled }: VendorExport,
  columns: FileColumns,
  numbers: Record<string, string>,
): Record<string, unknown> {
  const declaredItems = items && columns.amount(items);
  const declaredLines = entriesOf(lines, (line) => columns.line(line));
  const conditions = Object.entries(where).flatMap(([name, values]) => {
    const column = columns.named(name);
    return column === null ? [] : [[column, values]];
  });
  return {
    column_order: 'any',
    ...(isOrderTotal === true ? { amount_of: 'order' } : {}),
    ...(declaredItems ? { items: declaredItems } : {}),
    ...(Object.keys(declaredLines).length > 0 ? { lines: declaredLines } : {}),
    ...(conditions.length > 0 ? { where: Object.fromEntries(conditions) } : {}),
    ...(lineKinds ? { line_kinds: lineKinds } : {}),
    ...(cancelled ? { cancelled } : {}),
    ...numbers,
  };
}

function entriesOf<T, U>(record: Readonly<Record<string, T>>, change: (value: T) => U | null): Record<string, U> {
  return Object.fromEntries(
    Object.entries(record).flatMap(([key, value]) => {
      const changed = change(value);
      return changed === null ? [] : [[key, changed] as const];
    }),
  );
}

/** The texts in a declaration, which are names of columns where the file has them. */
function columnsIn(declared: readonly unknown[]): string[] {
  return declared.flatMap((value): string[] => {
    if (typeof value === 'string') return [value];
    if (Array.isArray(value)) return columnsIn(value);
    return typeof value === 'object' && value !== null
      ? [...Object.keys(value), ...columnsIn(Object.values(value))]
      : [];
  });
}

function valuesOf(name: string, sample: Sample): readonly string[] {
  return filledColumn(sample, sample.header.indexOf(name)).values;
}

/** The most frequent currency of the rows, or that of the signs beside the amounts; null if neither tells it. */
function currencyOf(
  column: DeclaredColumn | undefined,
  { currencyIn, currencyBy, currencySigns }: VendorExport,
  columns: FileColumns,
  sample: Sample,
  amounts: readonly string[],
): string | null {
  const name = typeof column === 'string' ? column : currencyIn === undefined ? null : columns.named(currencyIn);
  const [code] = name === null ? [] : byFrequency(valuesOf(name, sample));
  if (code !== undefined) return code.toUpperCase();
  const by = currencyBy === undefined ? null : columns.named(currencyBy.column);
  const [value] = by === null ? [] : byFrequency(valuesOf(by, sample));
  const byValue = value === undefined ? undefined : currencyBy?.values[value.toLowerCase()];
  if (byValue !== undefined) return byValue;
  const signs = currencySigns === undefined ? null : columns.named(currencySigns);
  const signed = signs === null ? amounts : valuesOf(signs, sample);
  return signedCurrency(signed) ?? signed.map((text) => namedCurrency(text)).find((found) => found !== null) ?? null;
}

/** The zone that the rows name most often, or that the vendor always writes; null if the business's has to do. */
function zoneOf({ zone, zoneColumn, zones = {} }: VendorExport, columns: FileColumns, sample: Sample): string | null {
  const column = zoneColumn === undefined ? null : columns.named(zoneColumn);
  const [named] = column === null ? [] : byFrequency(valuesOf(column, sample));
  if (named === undefined) return zone ?? null;
  return zones[named] ?? namedZone(named)?.zone ?? zone ?? null;
}
