/** What a product was expected to sell and sold: quantity and money. */
export interface ProductSales {
  readonly quantity0: number;
  readonly amount0: number;
  readonly quantity1: number;
  readonly amount1: number;
}

/** Parts of a change of money; they add up to it. */
export interface PriceVolumeMix {
  /** The same quantities at other prices. */
  readonly price: number;
  /** More or fewer pieces at the expected mean price. */
  readonly volume: number;
  /** Dearer or cheaper products than expected. */
  readonly mix: number;
  /** Products with a quantity on one side only, which have no price to compare. */
  readonly range: number;
}

/**
 * Splits the change of sales over price, volume, mix, and products that are new or gone. Volume is the change of all pieces at the mean
 * price before; mix is what the changed quantities bring beyond that at their own prices, which are the means of both sides.
 *
 * @example priceVolumeMix([{ quantity0: 10, amount0: 100, quantity1: 5, amount1: 60 }]) // { price: 15, volume: -55, mix: 0, range: 0 }
 */
export function priceVolumeMix(products: readonly ProductSales[]): PriceVolumeMix {
  const sold = products.filter(({ quantity0, quantity1 }) => quantity0 > 0 && quantity1 > 0);
  const change = products.reduce((sum, { amount0, amount1 }) => sum + amount1 - amount0, 0);
  let price = 0;
  let quantities = 0;
  let [pieces0, pieces1, money0, money1] = [0, 0, 0, 0];
  for (const { quantity0, amount0, quantity1, amount1 } of sold) {
    const [price0, price1] = [amount0 / quantity0, amount1 / quantity1];
    price += ((quantity0 + quantity1) / 2) * (price1 - price0);
    quantities += (quantity1 - quantity0) * ((price0 + price1) / 2);
    pieces0 += quantity0;
    pieces1 += quantity1;
    money0 += amount0;
    money1 += amount1;
  }
  if (pieces0 === 0) return { price: 0, volume: 0, mix: 0, range: change };
  const volume = (pieces1 - pieces0) * ((money0 / pieces0 + money1 / pieces1) / 2);
  return { price, volume, mix: quantities - volume, range: change - price - quantities };
}
