import type { Mapping } from '../mapping.ts';
import { normalName } from '../names/normal-name.ts';
import { filledColumn, type Sample } from '../sample.ts';
import { numbersOf } from './column-numbers.ts';

/** A column that says of each amount whether it takes money back. */
export interface NegativeRows {
  readonly index: number;
  /** Its values on rows whose amount is taken off. */
  readonly values: readonly string[];
}

/** Words that take money back where others of a group bring it in. */
interface Group {
  readonly name: RegExp;
  readonly negative: RegExp;
  readonly positive: RegExp;
}

const ANY_NAME = /^/;
/** Such words also name cards, so only a column of directions says a sign by them. */
const DIRECTIONS =
  /^(?:dr_?cr|cr_?dr|d_c|c_d|s_h|h_s|sh|soll_haben|sh_kennzeichen|soll_haben_kennzeichen|kennzeichen|debit_credit|credit_debit|debit_or_credit|credit_or_debit|sign|vorzeichen|signe|signo|segno|side|direction|richtung|sens|indicator|type|transaction_type|txn_type|entry_type|movement_type|booking_type|buchungstyp|tipo|tipo_movimiento|tipo_movimento|type_mouvement|in_out)$/;
const RETURNS =
  /^(?:is_?)?(?:return|returned|refund|refunded|credit_note|gutschrift|storno|retoure|avoir|devolucion|reso)$/;
const GROUPS: readonly Group[] = [
  {
    name: DIRECTIONS,
    negative:
      /^(?:-|\u2212|minus|dr|d|debit|soll|s|débit|debe|dare|out|outgoing|outflow|ausgang|salida|uscita|sortie)\.?$/iu,
    positive:
      /^(?:\+|plus|cr|c|credit|haben|h|crédit|haber|avere|in|incoming|inflow|eingang|entrada|entrata|entrée)\.?$/iu,
  },
  {
    name: ANY_NAME,
    negative:
      /^(?:refunds?|returns?|credit[ _]?notes?|credit[ _]?memos?|chargebacks?|gutschrift(?:en)?|retouren?|r[uü]ckgabe|r[uü]ckerstattung|erstattung|remboursement|avoir|retour|reembolso|devoluci[oó]n|nota de cr[eé]dito|rimborso|reso|nota di credito|terugbetaling|creditnota|återbetalning|zwrot|возврат|返品|返金|退款|退货)$/iu,
    positive:
      /^(?:sales?|orders?|purchases?|payments?|charges?|invoices?|receipts?|verkauf|verk[aä]ufe|bestellung|rechnung|zahlung|vente|commande|facture|paiement|venta|pedido|factura|pago|vendita|ordine|fattura|pagamento|verkoop|factuur|betaling|försäljning|sprzedaż|продажа|売上|販売|销售|销货)$/iu,
  },
  { name: RETURNS, negative: /^(?:true|yes|y|1|ja|oui|s[ií]|x)$/i, positive: /^(?:false|no|n|0|nein|non)$/i },
];

/** Finds the column whose words give amounts that are all above zero their sign; null where no column does. */
export function negativeRows({ columns }: Mapping, sample: Sample): NegativeRows | null {
  const amount = columns.get('amount');
  if (amount === undefined) return null;
  const numbers = numbersOf(filledColumn(sample, amount)) ?? [];
  if (numbers.length === 0 || numbers.some((number) => number < 0)) return null;
  for (const index of sample.header.keys()) {
    const values = index === amount ? null : negativeValues(sample, index);
    if (values !== null) return { index, values };
  }
  return null;
}

function negativeValues(sample: Sample, index: number): string[] | null {
  const all = sample.rows.map((row) => row[index] ?? '');
  const different = [...new Set(all)];
  const name = normalName(sample.header[index] ?? '');
  const isMark = RETURNS.test(name);
  for (const { name: names, negative, positive } of GROUPS) {
    if (!names.test(name)) continue;
    const found = different.filter((value) => negative.test(value.trim()));
    const rest = different.filter((value) => !found.includes(value));
    const isOther = (value: string): boolean => positive.test(value.trim()) || (isMark && value === '');
    if (found.length > 0 && rest.length > 0 && rest.every(isOther)) return found;
  }
  return null;
}
