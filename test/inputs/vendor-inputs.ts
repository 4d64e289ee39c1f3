import { lines, type Input } from './input.ts';

/** Further versions and languages of known exports. */
export const vendorExports: readonly Input[] = [
  {
    what: 'WooCommerce analytics before net sales had their name, with what spreadsheets take for a text',
    file: 'orders.csv',
    content: lines(
      'Date,Order #,N. Revenue (formatted),Status,Customer,Customer type,Product(s),Items sold,Coupon(s),N. Revenue',
      '2026-03-02 10:12:00,1201,£30.00,completed,Ana A,new,2× Mug,2,,30',
      "2026-03-04 14:00:00,1201,-£15.00,refunded,Ana A,new,1× Mug,'-1,,'-15",
    ),
    totals: ['2026-03-02 GBP 30.00 0.00 1', '2026-03-04 GBP -15.00 -15.00 0'],
  },
  {
    what: 'a Stripe report of balance changes',
    file: 'itemized.csv',
    content: lines(
      'balance_transaction_id,created_utc,available_on_utc,currency,gross,fee,net,reporting_category,source_id,description',
      'txn_1,2026-09-14 23:30:00,2026-09-16 00:00:00,eur,600.00,8.70,591.30,charge,ch_1,Order 1041',
      'txn_2,2026-09-15 09:12:45,2026-09-17 00:00:00,eur,-20.00,0.00,-20.00,refund,re_1,Refund of 1041',
      'txn_3,2026-09-15 11:00:00,2026-09-17 00:00:00,eur,-571.30,0.00,-571.30,payout,po_1,STRIPE PAYOUT',
    ),
    totals: ['2026-09-14 EUR 600.00 0.00 1', '2026-09-15 EUR -20.00 -20.00 0'],
  },
  {
    what: 'Square transactions of 2026, with twelve hours and further columns',
    file: 'transactions.csv',
    content: lines(
      'Date,Time,Time Zone,Gross Sales,Discounts,Service Charges,Net Sales,Gift Card Sales,Tax,Tip,Partial Refunds,Total Collected,Source,Transaction ID,Payment ID,Description,Event Type,Location,Transaction Status,Cash App,Free Processing Applied,Channel',
      '10/05/2026,2:30:00 PM,Eastern Time (US & Canada),$60.00,$0.00,$0.00,$60.00,$0.00,$0.00,$10.00,$0.00,$70.00,Point of Sale,T1,P1,Manicure,Payment,Main,Complete,$0.00,,',
      '10/05/2026,11:50:00 PM,Eastern Time (US & Canada),$40.00,-$5.00,$0.00,$35.00,$25.00,$0.00,$0.00,$0.00,$60.00,Point of Sale,T2,P2,Pedicure,Payment,Main,Complete,$0.00,,',
      '10/13/2026,1:00:00 PM,Eastern Time (US & Canada),-$60.00,$0.00,$0.00,-$60.00,$0.00,$0.00,-$10.00,$0.00,-$70.00,Point of Sale,T1,P3,Manicure,Refund,Main,Complete,$0.00,,',
    ),
    flags: { zone: 'America/New_York', currency: 'USD' },
    totals: ['2026-10-05 USD 95.00 0.00 2', '2026-10-13 USD -60.00 -60.00 0'],
  },
  {
    what: 'Etsy orders with signs and without discounts',
    file: 'EtsySoldOrders2026.csv',
    content: lines(
      'Sale Date,Order ID,Buyer User ID,Buyer,Full Name,Number of Items,Ship Country,Currency,Order Value,Coupon Code,Discount Amount,Shipping Discount,Shipping,Sales Tax,Order Total,Status,SKU',
      '08/14/25,3001,777,buyer,Jane Doe,2,United States,USD,$13.00,,,,$4.50,$0.62,$18.12,Paid,FOX-01',
      '09/02/25,3002,778,other,Bob Roe,1,United States,USD,$5.00,WELCOME10,$0.50,,$4.50,$0.00,$9.00,Paid,BEAR-01',
    ),
    totals: ['2025-08-14 USD 17.50 0.00 1', '2025-09-02 USD 9.00 0.00 1'],
  },
  {
    what: 'an Amazon report by date range in German',
    file: 'Monatsbericht.csv',
    content: lines(
      '"Umfasst Amazon Marketplace, Versand durch Amazon (FBA) und Amazon Webstore"',
      '"Alle Beträge in Euro sofern nicht anders gekennzeichnet"',
      '"Datum/Uhrzeit","Abrechnungsnummer","Typ","Bestellnummer","SKU","Beschreibung","Menge","Marketplace","Versand","Ort der Bestellung","Bundesland","Postleitzahl","Umsätze","Produktumsatzsteuer","Gutschrift für Versandkosten","Gutschrift für Geschenkverpackung","Rabatte aus Werbeaktionen","Verkaufsgebühren","Gesamt"',
      '"01.09.2026 10:22:11 UTC","182","Bestellung","302-1","MUG-1","Becher","1","amazon.de","Amazon","Bonn","","53111","1.025,50","0","4,90","0","-4,90","-3,75","1.021,75"',
      '"08.09.2026 12:00:00 UTC","182","Erstattung","302-1","MUG-1","Becher","1","amazon.de","Amazon","Bonn","","53111","-25,50","0","0","0","0","3,75","-21,75"',
      '"09.09.2026 12:00:00 UTC","182","Übertrag","","","Auf Konto","","","","","","","0","0","0","0","0","0","-1.000,00"',
    ),
    totals: ['2026-09-01 EUR 1025.50 0.00 1', '2026-09-08 EUR -25.50 -25.50 0'],
  },
  {
    what: 'a PayPal statement in German',
    file: 'CSR.csv',
    content: lines(
      '"Datum","Uhrzeit","Zeitzone","Beschreibung","Währung","Brutto","Entgelt","Netto","Guthaben","Transaktionscode","Absender E-Mail-Adresse","Name"',
      '"14.03.2026","19:54:41","Europe/Berlin","PayPal Express-Zahlung","EUR","1.029,98","-3,00","1.026,98","1.026,98","7RN","ana@example.com","Ana"',
      '"15.03.2026","00:10:00","Europe/Berlin","Rückzahlung","EUR","-29,98","0,00","-29,98","997,00","8RN","ana@example.com","Ana"',
      '"16.03.2026","08:00:00","Europe/Berlin","Allgemeine Abbuchung","EUR","-997,00","0,00","-997,00","0,00","9RN","",""',
    ),
    flags: { zone: 'Europe/Berlin' },
    totals: ['2026-03-14 EUR 1029.98 0.00 1', '2026-03-15 EUR -29.98 -29.98 0'],
  },
  {
    what: 'a GA4 report in German, with comments above',
    file: 'ga4.csv',
    content: lines(
      '# ----------------------------------------',
      '# Berichte-Snapshot',
      '# ----------------------------------------',
      '',
      'Datum,Aktive Nutzer,Sitzungen,Gesamtumsatz',
      '20260101,120,150,310.50',
      '20260102,130,160,295.00',
      '20260103,90,100,120.25',
    ),
    flags: { currency: 'EUR' },
    totals: [
      ...['2026-01-01 aktive_nutzer 120', '2026-01-01 gesamtumsatz 310.5', '2026-01-01 sitzungen 150'],
      ...['2026-01-02 aktive_nutzer 130', '2026-01-02 gesamtumsatz 295', '2026-01-02 sitzungen 160'],
      ...['2026-01-03 aktive_nutzer 90', '2026-01-03 gesamtumsatz 120.25', '2026-01-03 sitzungen 100'],
    ],
  },
];
