/** Names of columns from which a fact is made with others, normalised by `normalName`. */
export const formNames = {
  unitPrice: words(`unit_price price price_each price_per_unit item_price unit_cost_price lineitem_price line_item_price
    sales_price selling_price unitprice single_price price_per_item einzelpreis stuckpreis stueckpreis preis prix_unitaire
    prix precio_unitario precio prezzo_unitario prezzo stk_preis vk_preis`),
  discount: words(`discount discount_amount line_discount item_discount lineitem_discount discount_total total_discount
    discount_percent discount_pct discount_rate rabatt rabattbetrag remise descuento sconto`),
  refunded: words(`refunded_amount amount_refunded refund_amount refund refunds refunded refund_total total_refunded
    order_refund_amount returned_amount erstattet erstattung erstattungsbetrag erstatteter_betrag gutschrift rembourse
    montant_rembourse reembolso importe_reembolsado rimborso`),
  refundedAt: words(`refunded_at refund_date date_refunded refunded_on refund_time refunded_date refunded_date_utc
    erstattet_am erstattungsdatum date_remboursement fecha_reembolso`),
  time: words(`time time_of_day order_time sale_time sales_time transaction_time invoice_time purchase_time created_time
    event_time clock uhrzeit zeit heure hora ora tid`),
  status: words(`status_code http_status http_status_code response_code http_code code status sc_status`),
  level: words(`level severity log_level loglevel status state result outcome level_name check_status`),
};

function words(text: string): readonly string[] {
  return text.split(/\s+/);
}
