import { lines, type Input } from './input.ts';

const EUR = { currency: 'EUR' };
const USD = { currency: 'USD' };

/** The zone of the times in the name of their column. */
export const zonesInTheHeader: readonly Input[] = [
  {
    what: 'UTC in brackets, read in a zone west of it',
    file: 'charges.csv',
    content: lines(
      'id,Created at [UTC],Amount,Currency',
      'a,2024-06-07 03:59:59,15.00,USD',
      'b,2024-06-07 04:00:00,9.00,USD',
    ),
    flags: { zone: 'America/New_York' },
    totals: ['2024-06-06 USD 15.00 0.00 1', '2024-06-07 USD 9.00 0.00 1'],
  },
  {
    what: 'a German zone in the header, read in a zone east of it',
    file: 'belege.csv',
    content: lines('Belegnr;Datum (MEZ);Betrag', '1;15.01.2024 17:59;10,00', '2;15.01.2024 18:00;5,50'),
    flags: { zone: 'Asia/Kolkata', currency: 'EUR' },
    totals: ['2024-01-15 EUR 15.50 0.00 2'],
  },
  {
    what: 'an offset in the header',
    file: 'sales.csv',
    content: lines('order_no,order_time_gmt+02:00,total', '1,2024-03-01 01:30,10', '2,2024-03-01 02:00,20'),
    flags: { zone: 'UTC', currency: 'EUR' },
    totals: ['2024-02-29 EUR 10.00 0.00 1', '2024-03-01 EUR 20.00 0.00 1'],
  },
  {
    what: 'utc in lower case, before the name of the time',
    file: 'payments.csv',
    content: lines('transaction_id,utc_timestamp,amount', 't1,2024-06-07 01:00:00,4.00', 't2,2024-06-07 12:00:00,6.00'),
    flags: { zone: 'America/Chicago', currency: 'USD' },
    totals: ['2024-06-06 USD 4.00 0.00 1', '2024-06-07 USD 6.00 0.00 1'],
  },
  {
    what: 'a column of zones beside the times',
    file: 'till.csv',
    content: lines(
      'Receipt No,Date,Time,Timezone,Total',
      '1,2024-06-06,23:30,America/Los_Angeles,4.00',
      '2,2024-06-07,00:30,America/Los_Angeles,6.00',
    ),
    flags: { zone: 'America/New_York', currency: 'USD' },
    totals: ['2024-06-07 USD 10.00 0.00 2'],
  },
];

/** Money in the smallest unit of its currency. */
export const minorUnits: readonly Input[] = [
  {
    what: 'cents, yen, forints and fils as a payment service counts them',
    file: 'charges.csv',
    content: lines(
      'id,created,amount_in_cents,currency,refunded_amount_cents',
      'a,2024-03-05T08:00:00Z,1250,eur,0',
      'b,2024-03-05T09:00:00Z,1250,jpy,0',
      'c,2024-03-05T10:00:00Z,125000,huf,',
      'd,2024-03-05T11:00:00Z,1250,kwd,',
      'e,2024-03-06T08:00:00Z,1000,eur,250',
    ),
    flags: { zone: 'UTC', currency: 'EUR' },
    totals: [
      '2024-03-05 EUR 12.50 0.00 1',
      '2024-03-05 HUF 1250.00 0.00 1',
      '2024-03-05 JPY 1250.00 0.00 1',
      '2024-03-05 KWD 1.25 0.00 1',
      '2024-03-06 EUR 7.50 -2.50 1',
    ],
  },
];

/** Unit prices in cents, with a quantity. */
export const minorPrices: readonly Input[] = [
  {
    what: 'a price in cents and a quantity',
    file: 'orders.csv',
    content: lines('order_id,date,quantity,price_cents', '1,2024-03-05,2,1250', '2,2024-03-18,1,-250'),
    flags: EUR,
    totals: ['2024-03-05 EUR 25.00 0.00 1', '2024-03-18 EUR -2.50 -2.50 0'],
  },
  {
    what: 'a unit amount as a payment service counts it, in euros and yen',
    file: 'items.csv',
    content: lines(
      'invoice_id,created,quantity,unit_amount,currency',
      'a,1709625600,3,1999,eur',
      'b,1709625600,2,500,jpy',
    ),
    flags: { zone: 'UTC', currency: 'EUR' },
    totals: ['2024-03-05 EUR 59.97 0.00 1', '2024-03-05 JPY 1000.00 0.00 1'],
  },
  {
    what: 'a German price in cents',
    file: 'positionen.csv',
    content: lines('Bestellnr;Datum;Menge;Einzelpreis (Cent)', '1;05.03.2024;2;1250', '2;18.03.2024;4;99'),
    flags: EUR,
    totals: ['2024-03-05 EUR 25.00 0.00 1', '2024-03-18 EUR 3.96 0.00 1'],
  },
  {
    what: 'a price and a discount in pence',
    file: 'lines.csv',
    content: lines(
      'order_id,date,qty,unit_price_pence,discount_pence',
      '1,2024-03-05,2,1250,100',
      '2,2024-03-18,1,500,0',
    ),
    flags: { currency: 'GBP' },
    totals: ['2024-03-05 GBP 24.00 0.00 1', '2024-03-18 GBP 5.00 0.00 1'],
  },
];

/** Names of columns that are shortened, or of one word. */
export const shortNames: readonly Input[] = [
  {
    what: 'orders on full hours, each in an object of its own, as GraphQL answers',
    file: 'orders.json',
    content: JSON.stringify({
      data: {
        orders: {
          edges: ['10.00', '2.50', '4.00'].map((amount, order) => ({
            node: {
              id: `o${order}`,
              createdAt: `2024-03-05T0${order}:00:00Z`,
              totalPrice: { amount, currencyCode: 'EUR' },
            },
          })),
        },
      },
    }),
    flags: EUR,
    totals: ['2024-03-05 EUR 16.50 0.00 3'],
  },
  {
    what: 'a table of a database in capitals',
    file: 'sales.csv',
    content: lines('ORDNO,ORDDATE,CUSTNO,AMT', '1,20240305,7,10.00', '2,20240318,8,-2.50'),
    flags: EUR,
    totals: ['2024-03-05 EUR 10.00 0.00 1', '2024-03-18 EUR -2.50 -2.50 0'],
  },
  {
    what: 'transactions of a card terminal',
    file: 'pos.csv',
    content: lines('TRXID;TRXDT;TOT_AMT', 'a;2024-03-05 10:00:00;10.00', 'b;2024-03-18 11:30:00;2.50'),
    flags: EUR,
    totals: ['2024-03-05 EUR 10.00 0.00 1', '2024-03-18 EUR 2.50 0.00 1'],
  },
  {
    what: 'invoices with a number, a date and an amount in short',
    file: 'invoices.csv',
    content: lines('Inv No,Inv Date,Inv Amt', '1,2024-03-05,10.00', '2,2024-03-18,2.50'),
    flags: EUR,
    totals: ['2024-03-05 EUR 10.00 0.00 1', '2024-03-18 EUR 2.50 0.00 1'],
  },
];

/** Lists of sales without a number. */
export const withoutNumbers: readonly Input[] = [
  {
    what: 'a cash book in Spanish',
    file: 'caja.csv',
    content: lines(
      'Fecha;Servicio;Importe',
      '01/10/2023;Corte;125,00',
      '15/10/2023;Visita;70,50',
      '15/10/2023;Visita;70,50',
    ),
    flags: EUR,
    totals: ['2023-10-01 EUR 125.00 0.00 1', '2023-10-15 EUR 141.00 0.00 2'],
  },
  {
    what: 'sales by customer and time',
    file: 'export.csv',
    content: lines(
      'Timestamp,Customer Name,Product,Revenue',
      '2024-02-01T09:00:00Z,Ann,Tea,3.20',
      '2024-02-01T09:00:00Z,Ann,Cake,4.10',
      '2024-02-02T10:00:00Z,Ben,Tea,-3.20',
    ),
    flags: EUR,
    totals: ['2024-02-01 EUR 7.30 0.00 2', '2024-02-02 EUR -3.20 -3.20 0'],
  },
  {
    what: 'a diary with the money first',
    file: 'tagebuch.csv',
    content: lines(
      'Umsatz (EUR),Tag,Leistung',
      '80.00,2024-05-01,Schnitt',
      '45.00,2024-05-01,Farbe',
      '80.00,2024-05-03,Schnitt',
    ),
    totals: ['2024-05-01 EUR 125.00 0.00 2', '2024-05-03 EUR 80.00 0.00 1'],
  },
  {
    what: 'rows numbered from one by the spreadsheet',
    file: 'liste.csv',
    content: lines(
      'Nr,Datum,Artikel,Betrag',
      '1,2024-05-01,Brot,3.50',
      '2,2024-05-01,Brot,3.50',
      '3,2024-05-02,Milch,1.20',
    ),
    flags: EUR,
    totals: ['2024-05-01 EUR 7.00 0.00 2', '2024-05-02 EUR 1.20 0.00 1'],
  },
];

/** Money as spreadsheets and people write it. */
export const moneyForms: readonly Input[] = [
  {
    what: 'yen, which have no decimals, with one sign between thousands',
    file: 'uriage.csv',
    content: lines('注文番号,注文日,金額', '1,2024-03-05,"¥1,250"', '2,2024-03-05,"¥2,100"', '3,2024-03-06,¥980'),
    flags: { currency: 'JPY' },
    totals: ['2024-03-05 JPY 3350.00 0.00 2', '2024-03-06 JPY 980.00 0.00 1'],
  },
  {
    what: 'dong, with points between thousands',
    file: 'ban.csv',
    content: lines('order_id;date;amount', '1;2024-03-05;125.000', '2;2024-03-06;98.500'),
    flags: { currency: 'VND' },
    totals: ['2024-03-05 VND 125000.00 0.00 1', '2024-03-06 VND 98500.00 0.00 1'],
  },
  {
    what: 'dollars with a minus before the sign, and in parentheses',
    file: 'sheet.csv',
    content: lines(
      'order_id,date,amount',
      '1,2024-01-01,"$1,250.00"',
      '2,2024-01-02,-$80.00',
      '3,2024-01-02,"($1,000.50)"',
    ),
    flags: USD,
    totals: ['2024-01-01 USD 1250.00 0.00 1', '2024-01-02 USD -1080.50 -1080.50 0'],
  },
  {
    what: 'euros behind, with narrow spaces between thousands',
    file: 'ventes.csv',
    content: lines('commande;date;montant', '1;2024-01-01;1\u202f250,00 €', '2;2024-01-02;\u221280,00 €'),
    totals: ['2024-01-01 EUR 1250.00 0.00 1', '2024-01-02 EUR -80.00 -80.00 0'],
  },
  {
    what: 'rupees in lakhs',
    file: 'sales.csv',
    content: lines('invoice no,date,amount', '1,2024-01-01,"₹1,25,000.00"', '2,2024-01-02,"₹ 80.50"'),
    totals: ['2024-01-01 INR 125000.00 0.00 1', '2024-01-02 INR 80.50 0.00 1'],
  },
  {
    what: 'reais',
    file: 'vendas.csv',
    content: lines('pedido;data;valor', '1;31/01/2024;R$ 1.250,00', '2;01/02/2024;-R$ 80,00'),
    totals: ['2024-01-31 BRL 1250.00 0.00 1', '2024-02-01 BRL -80.00 -80.00 0'],
  },
  {
    what: 'francs with apostrophes and dashes for no rappen',
    file: 'kasse.csv',
    content: lines('Beleg;Datum;Betrag', "1;31.01.2024;CHF 1'250.-", '2;01.02.2024;CHF 80.50'),
    totals: ['2024-01-31 CHF 1250.00 0.00 1', '2024-02-01 CHF 80.50 0.00 1'],
  },
  {
    what: 'kroner with their code in the header and a minus behind',
    file: 'salg.csv',
    content: lines('ordrenr;dato;beløb DKK', '1;31-01-2024;1.250,00', '2;01-02-2024;80,00-'),
    totals: ['2024-01-31 DKK 1250.00 0.00 1', '2024-02-01 DKK -80.00 -80.00 0'],
  },
  {
    what: 'yen without decimals',
    file: 'uriage.csv',
    content: lines('order id,date,amount', '1,2024/01/31,"¥12,500"', '2,2024/02/01,"¥1,234,567"'),
    flags: { currency: 'JPY' },
    totals: ['2024-01-31 JPY 12500.00 0.00 1', '2024-02-01 JPY 1234567.00 0.00 1'],
  },
  {
    what: 'very small numbers in scientific notation',
    file: 'pos.csv',
    content: lines(
      'order_id,date,amount',
      '1,2024-01-31,12.5',
      '2,2024-02-01,4.4e-16',
      '3,2024-02-01,1.25E+3',
      '4,2024-02-01,1e2',
    ),
    flags: EUR,
    totals: ['2024-01-31 EUR 12.50 0.00 1', '2024-02-01 EUR 1350.00 0.00 2'],
  },
];

/** Orders over several rows, whose amount is that of the order. */
export const ordersOfSeveralRows: readonly Input[] = [
  {
    what: 'the total on each row, and items that add up to it',
    file: 'orders.csv',
    content: lines(
      'order_id,date,sku,qty,price,order_total',
      '1,2024-01-01,A,1,10,30',
      '1,2024-01-01,B,2,10,30',
      '2,2024-01-02,A,1,10,10',
      '3,2024-01-02,B,1,10,25',
      '3,2024-01-02,A,1,10,25',
    ),
    flags: EUR,
    totals: ['2024-01-01 EUR 30.00 0.00 1', '2024-01-02 EUR 35.00 0.00 2'],
  },
  {
    what: 'German totals on each row, without items',
    file: 'bestellungen.csv',
    content: lines(
      'Bestellnr;Datum;Artikelnr;Rechnungsbetrag',
      '1;31.01.2024;A;30,00',
      '1;31.01.2024;B;30,00',
      '2;01.02.2024;A;10,00',
    ),
    flags: { ...EUR, column: ['amount=Rechnungsbetrag'] },
    totals: ['2024-01-31 EUR 30.00 0.00 1', '2024-02-01 EUR 10.00 0.00 1'],
  },
  {
    what: 'rows of equal amounts that are those of lines',
    file: 'lines.csv',
    content: lines(
      'order_id,date,sku,amount',
      '1,2024-01-01,A,10',
      '1,2024-01-01,B,10',
      '2,2024-01-02,A,10',
      '3,2024-01-02,B,10',
      '3,2024-01-02,A,10',
    ),
    flags: EUR,
    totals: ['2024-01-01 EUR 20.00 0.00 1', '2024-01-02 EUR 30.00 0.00 2'],
  },
  {
    what: 'a Shopify export in which the day of the order comes last',
    file: 'orders_export_1.csv',
    content: lines(
      'Lineitem quantity,Lineitem name,Lineitem price,Total,Refunded Amount,Currency,Financial Status,Name,Created at',
      '1,Hoodie,30.00,35.00,0.00,USD,paid,#1001,2026-04-01 10:00:00 -0400',
      '1,Cap,5.00,,,,,#1001,2026-04-01 10:00:00 -0400',
      '2,Mug,20.00,40.00,10.00,USD,partially_refunded,#1002,2026-04-02 11:00:00 -0400',
      '1,Bag,5.00,5.00,0.00,USD,voided,#1003,2026-04-02 12:00:00 -0400',
    ),
    totals: ['2026-04-01 USD 35.00 0.00 1', '2026-04-02 USD 30.00 -10.00 1'],
  },
];

/** Lines that sell no goods: neither sales nor refunds. */
export const linesWithoutGoods: readonly Input[] = [
  {
    what: 'shipping and a discount among the products',
    file: 'lines.csv',
    content: lines(
      'order_id,date,item,amount',
      '1,2024-01-01,Mug,10',
      '1,2024-01-01,Shipping,4.90',
      '1,2024-01-01,Discount,-5',
      '2,2024-01-02,Gift Card,50',
    ),
    flags: EUR,
    totals: ['2024-01-01 EUR 9.90 0.00 1', '2024-01-02 EUR 50.00 0.00 0'],
  },
  {
    what: 'German types of positions',
    file: 'positionen.csv',
    content: lines(
      'Belegnr;Datum;Positionsart;Betrag',
      '1;31.01.2024;Artikel;10,00',
      '1;31.01.2024;Versandkosten;4,90',
      '2;01.02.2024;Gutschein;25,00',
      '2;01.02.2024;Artikel;-3,00',
    ),
    flags: EUR,
    totals: ['2024-01-31 EUR 14.90 0.00 1', '2024-02-01 EUR 22.00 -3.00 0'],
  },
  {
    what: 'products that only begin like one',
    file: 'lines.csv',
    content: lines(
      'order_id,date,product,amount',
      '1,2024-01-01,Gift Card Holder,10',
      '1,2024-01-01,Delivery Van Toy,4',
      '2,2024-01-02,Tax Free Bag,-4',
    ),
    flags: EUR,
    totals: ['2024-01-01 EUR 14.00 0.00 1', '2024-01-02 EUR -4.00 -4.00 0'],
  },
];

/** Quantity and unit price in place of an amount. */
export const products: readonly Input[] = [
  {
    what: 'German, with a discount in percent',
    file: 'positionen.csv',
    content: lines('Auftragsnr;Datum;Anzahl;Einzelpreis;Rabatt', '1;31.01.2024;2;11,95;10%', '2;01.02.2024;1;99,99;0%'),
    flags: EUR,
    totals: ['2024-01-31 EUR 21.51 0.00 1', '2024-02-01 EUR 99.99 0.00 1'],
  },
  {
    what: 'a return as a negative quantity',
    file: 'lines.csv',
    content: lines(
      'InvoiceNo,StockCode,Quantity,InvoiceDate,UnitPrice',
      '536365,85123A,6,12/1/2010 8:26,2.55',
      '536365,71053,6,12/1/2010 8:26,3.39',
      'C536379,D,-1,12/13/2010 9:41,27.50',
    ),
    flags: { currency: 'GBP' },
    totals: ['2010-12-01 GBP 35.64 0.00 1', '2010-12-13 GBP -27.50 -27.50 0'],
  },
  {
    what: 'with tax and shipping of their own',
    file: 'items.csv',
    content: lines(
      'order number,date,qty,price,shipping,tax',
      '1,2024-01-31,2,10.00,4.90,1.90',
      '2,2024-02-01,1,5.00,0,0.95',
    ),
    flags: EUR,
    totals: ['2024-01-31 EUR 20.00 0.00 1', '2024-02-01 EUR 5.00 0.00 1'],
  },
  {
    what: 'French, of weights',
    file: 'marche.csv',
    content: lines('facture;date;quantité;prix unitaire', '1;31/01/2024;0,450;12,90', '2;01/02/2024;1,2;8,00'),
    flags: EUR,
    totals: ['2024-01-31 EUR 5.805 0.00 1', '2024-02-01 EUR 9.60 0.00 1'],
  },
];

/** Amounts above zero whose sign stands in another column. */
export const signsInAColumn: readonly Input[] = [
  {
    what: 'a booking list of DATEV: Haben brings in, Soll takes back',
    file: 'EXTF_Buchungsstapel.csv',
    content: lines(
      'Umsatz (ohne Soll/Haben-Kz);Soll/Haben-Kennzeichen;Belegdatum;Beleg-Nr',
      '1.250,00;H;05.03.2024;R1',
      '50,00;S;05.03.2024;R2',
      '99,90;H;18.03.2024;R3',
    ),
    flags: { currency: 'EUR' },
    totals: ['2024-03-05 EUR 1200.00 -50.00 1', '2024-03-18 EUR 99.90 0.00 1'],
  },
  {
    what: 'refunds by the type of the row',
    file: 'transactions.csv',
    content: lines(
      'Order,Date,Type,Amount',
      'a,2024-03-01,Sale,80.00',
      'b,2024-03-01,Sale,5.00',
      'a,2024-03-02,Refund,30.50',
    ),
    flags: EUR,
    totals: ['2024-03-01 EUR 85.00 0.00 2', '2024-03-02 EUR -30.50 -30.50 0'],
  },
  {
    what: 'debit and credit in German',
    file: 'belege.csv',
    content: lines(
      'Belegnr;Datum;Betrag;S/H',
      '1;21.03.2024;1.080,00;H',
      '2;22.03.2024;30,50;S',
      '3;22.03.2024;10,00;H',
    ),
    flags: EUR,
    totals: ['2024-03-21 EUR 1080.00 0.00 1', '2024-03-22 EUR -20.50 -30.50 1'],
  },
  {
    what: 'debit and credit in two columns',
    file: 'ledger.csv',
    content: lines('Invoice,Date,Debit,Credit', '1,2024-01-31,,100.00', '2,2024-02-01,20.00,', '3,2024-02-01,,35.50'),
    flags: EUR,
    totals: ['2024-01-31 EUR 100.00 0.00 1', '2024-02-01 EUR 15.50 -20.00 1'],
  },
  {
    what: 'debit below zero and credit in two columns',
    file: 'ledger.csv',
    content: lines('Beleg;Datum;Soll;Haben', '1;31.01.2024;;1.100,00', '2;01.02.2024;-20,00;', '3;01.02.2024;;35,50'),
    flags: EUR,
    totals: ['2024-01-31 EUR 1100.00 0.00 1', '2024-02-01 EUR 15.50 -20.00 1'],
  },
  {
    what: 'DR and CR',
    file: 'ledger.csv',
    content: lines('Txn ID,Date,Amount,Dr/Cr', '1,2024-03-01,80.00,CR', '2,2024-03-02,30.50,DR'),
    flags: USD,
    totals: ['2024-03-01 USD 80.00 0.00 1', '2024-03-02 USD -30.50 -30.50 0'],
  },
  {
    what: 'a mark on returns',
    file: 'till.csv',
    content: lines('order_id,date,amount,is_return', '1,2024-03-01,80.00,false', '2,2024-03-02,30.50,true'),
    flags: USD,
    totals: ['2024-03-01 USD 80.00 0.00 1', '2024-03-02 USD -30.50 -30.50 0'],
  },
  {
    what: 'kinds of cards, which are no signs',
    file: 'cards.csv',
    content: lines('order_id,date,amount,card_type', '1,2024-03-01,80.00,credit', '2,2024-03-02,30.50,debit'),
    flags: USD,
    totals: ['2024-03-01 USD 80.00 0.00 1', '2024-03-02 USD 30.50 0.00 1'],
  },
];
