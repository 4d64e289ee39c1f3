import { furtherNames } from './further-names.ts';

/** The tables for which a mapping can be proposed. */
export type ProposedTable = 'fact_sales' | 'fact_ops_events';

/**
 * Common names of the fact columns in exports, normalised by `normalName`, most certain first. Ambiguous names are excluded: a unit price is
 * not a line amount, and a duration without a unit may not be in milliseconds.
 */
export const knownNames: Readonly<Record<ProposedTable, Readonly<Record<string, readonly string[]>>>> = {
  fact_sales: withFurther({
    order_id: words(`order_id order_no order_number order orderid order_nr order_ref order_reference invoice_id
      invoice_no invoice_number invoice transaction_id transaction_no transaction_number transaction receipt_id receipt_no
      receipt_number receipt sale_id sales_id purchase_id basket_id document_no document_number bestellnummer bestell_nr
      bestellnr bestell_id bestellung auftragsnummer auftrags_nr auftragsnr auftrag rechnungsnummer rechnungs_nr
      rechnungsnr rechnung belegnummer beleg_nr belegnr beleg numero_commande commande_id commande facture numero_pedido
      pedido_id pedido factura ordine id`),
    line_no: words(`line_no line_number line_nr line line_item_no line_item_number order_line order_line_no
      order_line_number order_item_no position_no position pos positionsnummer pos_nr zeile`),
    ts: words(`ts timestamp created_at ordered_at order_ts order_timestamp order_datetime order_date_time order_date
      orderdate order_time invoice_date invoice_datetime invoiced_at transaction_date transaction_datetime
      transaction_time transaction_timestamp sale_date sales_date sold_at purchased_at purchase_date purchase_timestamp
      purchase_ts order_purchase_timestamp paid_at processed_at created created_date date_created creation_date datetime
      date_time date time day bestelldatum bestellzeitpunkt rechnungsdatum auftragsdatum belegdatum verkaufsdatum
      buchungsdatum zeitpunkt zeitstempel datum date_commande date_facture fecha_pedido fecha data_ordine document_date posting_date
      receipt_date booking_date`),
    amount: words(`amount line_total line_amount net_amount amount_net line_net net_total total_net net net_sales
      net_revenue sales_amount sale_amount revenue sales turnover total_amount amount_total total total_price order_total
      order_amount grand_total total_sales total_revenue extended_price gross_amount amount_gross gross_total gross
      amount_value total_value betrag nettobetrag betrag_netto netto nettoumsatz umsatz umsatz_netto zeilenbetrag zeilensumme positionsbetrag
      gesamtbetrag gesamtpreis gesamt summe bruttobetrag brutto montant montant_total importe importe_total importo invoice_total
      invoice_amount transaction_amount transaction_total receipt_total receipt_amount document_amount document_total
      order_value sale_total total_price_amount umsatz_ohne_soll_haben_kz`),
    currency: words(`currency currency_code currency_iso iso_currency order_currency order_currency_code
      transaction_currency transaction_currency_code presentment_currency presentment_currency_code payment_currency
      sale_currency sales_currency invoice_currency charge_currency amount_currency price_currency total_currency
      customer_currency document_currency item_currency line_currency settlement_currency settlement_currency_code
      payout_currency shop_currency store_currency curr cur ccy wahrung waehrung wahrungscode belegwahrung devise moneda
      divisa valuta`),
    quantity:
      words(`quantity qty quantity_ordered lineitem_quantity line_item_quantity item_quantity units units_sold items item_count pieces pcs menge anzahl stuck
      stueck stuckzahl stueckzahl quantite cantidad quantita`),
    product_id: words(`product_id product_code product_no product_number product_key sku stock_code stockcode item_id
      item_code item_no item_sku line_item_sku lineitem_sku variant_sku article_id article_no article_number ean gtin asin
      artikelnummer artikel_nr artikelnr artikel_id produktnummer produkt_id produktnr reference`),
    product: words(`product product_name product_title item item_name item_description line_item_name lineitem_name
      description product_description article article_name artikel artikelname artikelbezeichnung bezeichnung produkt
      produktname produit producto articulo prodotto service service_name treatment leistung`),
    category: words(`category category_name product_category product_type product_group department kategorie
      produktkategorie warengruppe produktgruppe categorie categoria`),
    customer_id: words(`customer_id customer_no customer_number customer customerid client_id client buyer_id buyer
      user_id account_id member_id kundennummer kunden_nr kundennr kunden_id kunde id_client client_no cliente_id
      cliente`),
    country: words(`country country_code country_name ship_country shipping_country billing_country
      shipping_country_code land lieferland pays pais paese`),
    region: words(`region state province county ship_state shipping_province shipping_region bundesland provincia`),
    channel: words(`channel sales_channel order_channel channel_name source_name store_name store_id store shop
      vertriebskanal kanal verkaufskanal filiale canal`),
    status: words(`status order_status line_status financial_status payment_status invoice_status order_state
      bestellstatus auftragsstatus statut estado stato`),
  }),
  fact_ops_events: {
    event_id: words('event_id event_uuid request_id check_id message_id record_id uuid id'),
    ts: words(`ts timestamp event_ts event_time event_timestamp event_date time datetime date_time occurred_at
      started_at start_time created_at logged_at checked_at checked requested_at received_at date zeitpunkt zeitstempel
      zeit datum`),
    service: words(`service service_name service_id app app_name application component system microservice host
      hostname server site site_name monitor monitor_name dienst anwendung`),
    operation: words(`operation operation_name op endpoint route path request_path url action method event event_name
      event_type job job_name step task check`),
    status_code: words('status_code http_status http_status_code response_code http_code code status'),
    latency_ms:
      words(`latency_ms duration_ms antwortzeit_ms dauer_ms laufzeit_ms temps_de_reponse_ms tiempo_de_respuesta_ms response_time_ms response_ms elapsed_ms time_ms took_ms request_time_ms
      latency_millis duration_millis`),
    is_error: words(
      'is_error error errored has_error is_failure is_failed failed failure is_down down fehler ist_fehler',
    ),
  },
};

function withFurther(names: Readonly<Record<string, readonly string[]>>): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    Object.entries(names).map(([ours, known]) => [ours, [...new Set([...known, ...(furtherNames[ours] ?? [])])]]),
  );
}

function words(text: string): readonly string[] {
  return text.split(/\s+/);
}
