/** How exports shorten words of column names. */
const WORDS: Readonly<Record<string, string>> = {
  ...{ amt: 'amount', tot: 'total', ord: 'order', inv: 'invoice', doc: 'document', rcpt: 'receipt', dt: 'date' },
  ...{ trx: 'transaction', txn: 'transaction', trn: 'transaction', trans: 'transaction', tran: 'transaction' },
  ...{ cust: 'customer', prod: 'product', nbr: 'number', num: 'number', desc: 'description', cat: 'category' },
};
/** Names in one word, as databases of capitals have them. */
const JOINED =
  /^(order|ord|invoice|inv|receipt|rcpt|document|doc|transaction|trans|tran|trx|txn|trn|sales?|customer|cust|product|prod|item|total|tot|net|gross|line)(numbers?|num|nbr|no|nr|id|date|dt|time|ts|timestamp|amount|amt|total|status|name|desc|code)$/;

/**
 * A column name with its shortened and joined words in full.
 * @param name as `normalName` returns it
 * @example spelledOut('orderno') // 'order_no'
 * @example spelledOut('trx_dt') // 'transaction_date'
 * @example spelledOut('ordts') // 'order_ts'
 */
export function spelledOut(name: string): string {
  return name
    .split('_')
    .flatMap((word) => JOINED.exec(word)?.slice(1) ?? [word])
    .map((word) => WORDS[word] ?? word)
    .join('_');
}
