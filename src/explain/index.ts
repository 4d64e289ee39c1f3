/** `evenkeel/explain`: the parts of the gap between an actual and an expected value, pure and without dependencies. */
export { explainRatio, type RatioToExplain } from './explain-ratio.ts';
export { explainSum, type SumToExplain } from './explain-sum.ts';
export { amountOf, type Explanation, type Part } from './explanation.ts';
export { priceVolumeMix, type PriceVolumeMix, type ProductSales } from './price-volume-mix.ts';
export { productParts, type Factor } from './product-parts.ts';
export { rateAndMix, type RateAndMix, type RatioPart } from './rate-and-mix.ts';
export { reconciled, type PartForecast } from './reconciled.ts';
export { roundedParts } from './rounded-parts.ts';
export { type Noise } from './scan/leaf-sums.ts';
export { leavesOf, type Dimension, type Leaves, type Slice, type SliceValue } from './scan/leaves.ts';
export { noiseOf, type PastLeaf } from './scan/noise.ts';
export { SCAN_RULE, type ScanRule } from './scan/scan-rule.ts';
export { scan, type ChangedSlice } from './scan/scan.ts';
