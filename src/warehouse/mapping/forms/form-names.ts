import { normalName } from '../names/normal-name.ts';

/** Names of columns from which a fact is made with others, normalised by `normalName`. */
export const formNames = {
  unitPrice: words(`unit_price price price_each price_per_unit item_price unit_cost_price lineitem_price line_item_price
    sales_price selling_price unitprice single_price price_per_item einzelpreis stuckpreis stueckpreis preis prix_unitaire
    prix precio_unitario precio prezzo_unitario prezzo stk_preis vk_preis
    preco_unitario valor_unitario preco stukprijs eenheidsprijs prijs styckpris enhetspris a_pris pris stykpris enhedspris
    yksikkohinta hinta cena_jednostkowa cena_za_kus jednotkova_cena cena egysegar pret_unitar pret birim_fiyat fiyat цена_за_единицу
    цена ціна 单价 单價 價格 价格 単価 価格 단가 가격`),
  discount: words(`discount discount_amount line_discount item_discount lineitem_discount discount_total total_discount
    discount_percent discount_pct discount_rate rabatt rabattbetrag remise descuento sconto
    desconto korting rabat alennus sleva kedvezmeny reducere indirim скидка знижка 折扣 优惠 割引 値引 할인`),
  refunded: words(`refunded_amount amount_refunded refund_amount refund refunds refunded refund_total total_refunded
    order_refund_amount returned_amount erstattet erstattung erstattungsbetrag erstatteter_betrag gutschrift rembourse
    montant_rembourse reembolso importe_reembolsado rimborso
    estorno valor_reembolsado terugbetaald terugbetaling aterbetalt aterbetalning refusion tilbakebetalt palautus zwrot vraceno
    iade возврат сумма_возврата повернення 退款 退款金额 返金 返金額 환불 환불금액`),
  refundedAt: words(`refunded_at refund_date date_refunded refunded_on refund_time refunded_date refunded_date_utc
    erstattet_am erstattungsdatum date_remboursement fecha_reembolso`),
  time: words(`time time_of_day order_time sale_time sales_time transaction_time invoice_time purchase_time created_time
    event_time clock uhrzeit zeit heure hora ora tid`),
  status: words(`status_code http_status http_status_code response_code http_code code status sc_status`),
  success:
    words(`success successful succeeded is_success ok is_ok passed is_up up available healthy erfolgreich erfolg reussi exito
    sucesso`),
  failure:
    words(`failed failure is_failed is_failure error is_error errored has_error down is_down fehler fehlgeschlagen echec fallo
    erro`),
  message:
    words(`error_message error_msg error_text error_code error_type error_reason error_detail error_description exception
    exception_type failure_reason failure_message fehlermeldung fehlertext message_erreur mensaje_error mensagem_erro`),
  level:
    words(`level severity log_level loglevel status state result outcome level_name check_status event ergebnis resultat
    zustand resultado risultato estado etat stato stufe niveau`),
};

function words(text: string): readonly string[] {
  return text.split(/\s+/).map(normalName);
}
