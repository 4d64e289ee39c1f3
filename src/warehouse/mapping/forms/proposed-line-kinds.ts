import type { LineKind } from '../../source-forms.ts';
import { byFrequency } from '../by-frequency.ts';
import type { Mapping } from '../mapping.ts';
import { normalName } from '../names/normal-name.ts';
import { filledColumn, type Sample } from '../sample.ts';
import { numbersOf } from './column-numbers.ts';

/** Names of columns that say what a line is. */
const TYPES =
  /^(?:line_type|line_item_type|item_type|row_type|entry_type|charge_type|record_type|position_type|line_kind|kind|type|positionsart|positionstyp|zeilentyp|typ|art|tipo|tipo_de_linea|tipo_riga|type_de_ligne|regeltype|radtyp|linjetype|тип|类型|種別|유형)$/;
/** Words that are a line by themselves, and may have more behind them where a column of types has them. */
const WORDS: Readonly<Record<LineKind, string>> = {
  shipping:
    'shipping|shipment|delivery|postage|freight|carriage|versand|versandkosten|porto|fracht|lieferkosten|livraison|frais de port|frais de livraison|port|env[ií]o|gastos de env[ií]o|spedizione|spese di spedizione|frete|entrega|verzendkosten|verzending|frakt|fragt|toimitus|dostawa|wysyłka|doprava|poštovné|szállítás|transport|kargo|доставка|运费|運費|送料|배송비',
  discount:
    'discount|coupon|promo|promotion|promo code|rabatt|preisnachlass|nachlass|remise|r[eé]duction|descuento|sconto|desconto|korting|rabat|alennus|sleva|kedvezm[eé]ny|reducere|indirim|скидка|折扣|优惠|割引|値引|할인',
  gift_card:
    'gift card|giftcard|gift_card|gift certificate|gift voucher|gutschein|geschenkgutschein|geschenkkarte|carte cadeau|ch[eè]que cadeau|tarjeta (?:de )?regalo|carta regalo|buono regalo|cart[aã]o[- ]presente|vale[- ]presente|cadeaubon|cadeaukaart|presentkort|gavekort|lahjakortti|karta podarunkowa|d[aá]rkov[aá] karta|hediye kart[ıi]|подарочная карта|подарочный сертификат|礼品卡|ギフトカード|商品券|기프트카드|상품권',
  tax: 'tax|sales tax|vat|gst|hst|mwst|mwst\\.|ust|mehrwertsteuer|umsatzsteuer|tva|iva|btw|moms|alv|dph|áfa|kdv|ндс|税|消費税|增值税|세금|부가세',
};
const KINDS: readonly LineKind[] = ['shipping', 'discount', 'gift_card', 'tax'];
/** A qualifier behind the words of a product that is none, such as a method or a rate. */
const QUALIFIER = String.raw`(?:s|s?[ _-](?:fee|cost|costs|charge|charges|line|item|purchase|sold))?(?:\s*[-:(].*|\s*\d+(?:[.,]\d+)?\s*%)?`;

/** Which values of a column say that a line sells no goods. */
export interface ProposedLineKinds {
  readonly index: number;
  readonly kinds: Readonly<Partial<Record<LineKind, readonly string[]>>>;
  readonly remark: string;
}

/** Proposes the kinds of lines by a column of types, or else by the names of products; null where no value says one. */
export function proposedLineKinds({ columns }: Mapping, sample: Sample): ProposedLineKinds | null {
  const amount = columns.get('amount');
  const types = sample.header.flatMap((name, index) => (TYPES.test(normalName(name)) ? [index] : []));
  const product = columns.get('product');
  for (const index of [...types, ...(product === undefined ? [] : [product])]) {
    if (index === amount) continue;
    const kinds = kindsOf(sample, index, index === product ? QUALIFIER : '(?:[ _-].*|s)?', amount);
    if (kinds !== null) return { index, kinds, remark: remarkOf(sample.header[index] ?? '', kinds) };
  }
  return null;
}

function kindsOf(
  sample: Sample,
  index: number,
  ending: string,
  amount: number | undefined,
): ProposedLineKinds['kinds'] | null {
  const values = byFrequency(filledColumn(sample, index).values);
  const taken = new Set<string>();
  const found = KINDS.flatMap((kind): [LineKind, string[]][] => {
    const pattern = new RegExp(`^(?:${WORDS[kind]})${ending}$`, 'iu');
    const own = values.filter((value) => !taken.has(value) && pattern.test(value.trim()));
    const fitting = own.filter((value) => hasSignOf(kind, value, sample, index, amount));
    for (const value of fitting) taken.add(value);
    return fitting.length === 0 ? [] : [[kind, fitting]];
  });
  // Where every value is one, the column tells no lines apart.
  return found.length === 0 || taken.size === values.length ? null : Object.fromEntries(found);
}

/** A discount takes money off; shipping and taxes that do are refunds of them. */
function hasSignOf(kind: LineKind, value: string, sample: Sample, index: number, amount: number | undefined): boolean {
  if (kind !== 'discount' || amount === undefined) return true;
  const rows = sample.rows.filter((row) => row[index] === value).map((row) => row[amount] ?? '');
  const numbers = numbersOf({ name: '', values: rows.filter((text) => text !== ''), lines: [] }) ?? [];
  return numbers.every((number) => number <= 0);
}

function remarkOf(name: string, kinds: ProposedLineKinds['kinds']): string {
  const listed = Object.entries(kinds).map(
    ([kind, values]) => `${kind.replace('_', ' ')} (${values.slice(0, 3).join(', ')})`,
  );
  return `lines whose '${name}' is ${listed.join(', ')} are neither sales nor refunds of goods`;
}
