import { normalName } from './normal-name.ts';

/**
 * Names of the columns of sales in further languages: Portuguese, Italian, Spanish, French; Dutch, Swedish, Danish and Norwegian, Finnish;
 * Polish, Czech and Slovak, Hungarian, Romanian, Turkish; Russian, Ukrainian, Greek; Chinese, Japanese, Korean.
 */
export const furtherNames: Readonly<Record<string, readonly string[]>> = {
  order_id: words(`numero_do_pedido no_do_pedido n_do_pedido id_do_pedido codigo_do_pedido nota_fiscal
    numero_ordine id_ordine nr_ordine numero_fattura scontrino
    numero_de_pedido num_pedido no_pedido n_pedido id_pedido id_de_pedido numero_de_factura no_factura
    numero_de_commande no_commande no_de_commande n_commande id_commande reference_commande numero_facture
    ordernummer order_nummer bestelnummer factuurnummer bonnummer bestelling
    ordernr fakturanummer kvittonummer bestallningsnummer
    ordrenummer ordre_nr ordrenr ordre bilagsnummer bilagsnr kvitteringsnummer fakturanr bestillingsnummer
    tilausnumero tilausnro tilaus kuittinumero laskunumero
    numer_zamowienia nr_zamowienia id_zamowienia zamowienie numer_faktury nr_faktury nr_paragonu paragon
    cislo_objednavky c_objednavky objednavka cislo_faktury cislo_dokladu
    rendelesszam rendelesi_szam rendeles_szama rendeles_azonosito szamlaszam
    numar_comanda nr_comanda id_comanda comanda numar_factura
    siparis_no siparis_numarasi siparis_id siparis fatura_no fis_no
    номер_заказа no_заказа id_заказа код_заказа заказ номер_чека чек номер_накладной
    номер_замовлення замовлення
    αριθμος_παραγγελιας παραγγελια
    订单号 订单编号 订单id 訂單編號 訂單號碼 交易号 流水号 单号
    注文番号 注文no 注文id 受注番号 受注no 伝票番号 売上番号
    주문번호 주문_번호 거래번호`),
  ts: words(`data_do_pedido data_da_venda data_venda data_pedido data_da_compra data_e_hora data_hora criado_em data
    data_vendita data_e_ora data_fattura
    fecha_de_pedido fecha_del_pedido fecha_venta fecha_de_venta fecha_de_compra fecha_y_hora fecha_hora
    date_de_commande date_de_la_commande date_de_vente date_vente date_et_heure date_heure date_de_facture
    besteldatum orderdatum factuurdatum verkoopdatum tijdstip
    bestallningsdatum tidpunkt fakturadatum
    ordredato fakturadato bestillingsdato salgsdato dato_tid tidspunkt dato
    tilauspaiva tilausaika paivamaara paivays pvm
    data_zamowienia data_sprzedazy data_faktury data_zlozenia
    datum_objednavky datum_prodeje
    rendeles_datuma kelt
    data_comenzii data_comanda
    siparis_tarihi fatura_tarihi satis_tarihi tarih
    дата_заказа дата_продажи дата_создания дата_операции дата_и_время время_заказа дата
    дата_замовлення
    ημερομηνια_παραγγελιας ημερομηνια
    下单时间 下单日期 订单时间 订单日期 订单创建时间 交易时间 创建时间 支付时间 付款时间 下單時間 訂單日期 日期 时间
    注文日時 注文日 受注日時 受注日 購入日 売上日 日時 日付
    주문일시 주문일자 주문일 결제일시 결제일 일자 날짜`),
  amount: words(`valor_total valor_do_pedido total_do_pedido total_da_venda receita montante valor
    totale_ordine importo_totale totale_fattura incasso totale
    total_del_pedido monto_total monto ventas
    montant_ht total_ht montant_ttc total_ttc total_commande prix_total chiffre_d_affaires
    totaalbedrag orderbedrag omzet bedrag totaal
    totalbelopp orderbelopp belopp omsattning totalt
    totalbelob totalbelop belob belop omsaetning omsetning i_alt
    loppusumma yhteensa summa myynti
    wartosc_zamowienia kwota_zamowienia kwota_netto kwota_brutto wartosc_netto wartosc_brutto kwota wartosc razem suma
    celkova_cena cena_celkem castka celkem
    vegosszeg osszesen osszeg
    total_comanda valoare
    toplam_tutar genel_toplam tutar toplam ciro
    сумма_заказа сумма_продажи сумма выручка стоимость итого всего
    сума_замовлення сума
    συνολο ποσο
    实付金额 订单金额 支付金额 交易金额 总金额 销售额 营业额 訂單金額 总价 金额 金額
    注文金額 合計金額 売上金額 請求金額 売上高 売上 総額 合計
    결제금액 주문금액 총금액 매출액 매출 합계 금액`),
  currency: words(`moeda waluta mena penznem deviza para_birimi valuutta валюта νομισμα 币种 货币 幣別 通貨 통화`),
  quantity:
    words(`quantidade qtd qtde aantal antal antall maara kpl ilosc mnozstvi mennyiseg cantitate adet miktar количество
    кол_во кількість ποσοτητα 数量 數量 個数 수량`),
  product:
    words(`descricao artikelomschrijving produkt vara varunamn vare varenavn tuote nazwa_produktu nazwa towar nazev_produktu
    zbozi termek produs urun_adi urun товар наименование наименование_товара название продукт προιον 商品名称 商品 产品
    商品名 상품명 상품`),
  category:
    words(`categoria_do_produto kategoria kategorie kategori kategoriasi категория κατηγορια 类别 分类 カテゴリ カテゴリー
    카테고리`),
  customer_id:
    words(`klantnummer klant kundnummer kund kundenummer asiakasnumero asiakas klient zakaznik vevo ugyfel client
    musteri_no musteri клиент покупатель клієнт πελατης 客户 客户编号 买家 客戶 顧客番号 顧客 会員番号 고객번호 고객`),
  country: words(`landet maa kraj zeme orszag tara ulke страна країна χωρα 国家 國家 国 국가`),
  region: words(`estado_entrega provincie lan fylke region wojewodztwo kraj_region регион область 省份 都道府県 지역`),
  channel:
    words(`loja tienda negozio magasin kanaal winkel kanal butik butikk kanava kauppa sklep prodejna bolt magazin magaza
    канал магазин καταστημα 渠道 店铺 門市 店舗 販売チャネル 채널 매장`),
  status:
    words(`situacao situacao_do_pedido stav stav_objednavky tila allapot durum статус статус_заказа κατασταση 订单状态 状态 狀態
    ステータス 注文状況 状態 주문상태 상태`),
};

/** Names of days of a table in the same languages. */
export const dayNames: readonly string[] = words(
  `data dato pvm paivamaara tarih дата ημερομηνια 日期 日付 날짜 일자 день tag dzien den nap zi gun`,
);

function words(text: string): readonly string[] {
  return text.split(/\s+/).map(normalName);
}
