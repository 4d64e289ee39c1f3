import writeExcelFile from 'write-excel-file/node';
import { sheetRow, workbookOf } from '../fixtures/workbook-of.ts';
import { zipOf } from '../fixtures/zip-of.ts';
import { csvShapes } from './csv-shapes.ts';
import { decimal, type Order } from './orders.ts';
import { everyOrder, euros, type Files, type Shape } from './shape.ts';

/** Days from 1904-01-01, as old Macs count them. */
function serial1904({ day, time }: Order): string {
  const ms = Date.parse(`${day}T${time}Z`) - Date.parse('1904-01-01T00:00:00Z');
  return (ms / 86_400_000).toFixed(10);
}

/** Written by a library, with its times and numbers as Excel keeps them. */
async function workbook(orders: readonly Order[]): Promise<Uint8Array> {
  const names = ['Order ID', 'Order Date', 'Customer', 'Amount', 'Currency', 'Status'];
  const rows = orders.map(({ id, day, time, customer, cents, currency, status }) => [
    { value: Number(id), type: Number },
    { value: new Date(`${day}T${time}Z`), type: Date, format: 'dd/mm/yyyy hh:mm:ss' },
    { value: customer, type: String },
    { value: Number(decimal(cents)), type: Number, format: '#,##0.00' },
    { value: currency, type: String },
    { value: status, type: String },
  ]);
  return writeExcelFile([names.map((value) => ({ value, type: String })), ...rows]).toBuffer();
}

/** A report with a title, a total and a second sheet. */
function report(orders: readonly Order[]): Uint8Array {
  const rows = orders.map((order, index) => {
    const { id, cents, status } = order;
    const cells = `<c t="inlineStr"><is><t>${id}</t></is></c><c s="1"><v>${serial1904(order)}</v></c><c><v>${decimal(cents)}</v></c>`;
    return `<row r="${index + 4}">${cells}<c t="inlineStr"><is><t>${status}</t></is></c></row>`;
  });
  const total = decimal(orders.reduce((sum, { cents }) => sum + cents, 0n));
  return workbookOf({
    sheets: {
      Notes: sheetRow(1, ['Made by the till']),
      Sales: [
        sheetRow(1, ['Sales report, March 2024']),
        sheetRow(3, ['Receipt no', 'Date', 'Amount EUR', 'Status']),
        ...rows,
        sheetRow(orders.length + 5, ['Total', '', total]),
      ].join(''),
    },
    formats: ['dd.mm.yyyy hh:mm'],
    date1904: true,
  });
}

async function oneCsv(orders: readonly Order[]): Promise<Files> {
  const files = await csvShapes[0]?.files(orders);
  return { 'export.zip': zipOf({ 'export/': '', 'export/orders.csv': String(files?.['orders.csv']) }) };
}

/** Workbooks and archives. */
export const archiveShapes: readonly Shape[] = [
  {
    what: 'an Excel workbook with times and numbers as cells',
    declared: 'the columns',
    files: async (orders) => ({ 'orders.xlsx': await workbook(orders) }),
    init: ['orders.xlsx', '--currency', 'EUR'],
    holds: everyOrder,
  },
  {
    what: 'a workbook of two sheets that counts days from 1904, with a title and a total',
    declared: '`sheet: Sales`, `header_row: 3`, `footer_rows: 1`',
    files: (orders) => ({ 'till.xlsx': report(orders) }),
    init: ['till.xlsx'],
    holds: euros,
  },
  {
    what: 'a CSV in a zip archive',
    declared: '`path: export.zip`',
    files: oneCsv,
    init: ['export.zip', '--currency', 'EUR'],
    holds: everyOrder,
  },
];
