import { z } from '@hono/zod-openapi';

const ds = z.string().openapi({ format: 'date', example: '2026-09-21' });
const maybe = z.number().nullable();
const interval = z.object({ level: z.number(), lower: z.number(), upper: z.number() }).openapi('Interval', {
  description: 'The ends between which the value lies with probability `level`',
  example: { level: 0.8, lower: 18_250, upper: 27_400 },
});
const tone = z.enum(['normal', 'warning', 'critical', 'good', 'unknown']);
const mark = z
  .enum(['normal', 'warning', 'critical', 'good', 'learning', 'no_data', 'late_data', 'closed', 'forecast'])
  .openapi({ description: 'The shape drawn beside the state' });

export const problemSchema = z
  .object({
    type: z.string().openapi({ example: 'about:blank' }),
    title: z.string().openapi({ example: 'Not found' }),
    status: z.int().openapi({ example: 404 }),
    detail: z.string().openapi({ example: "there is no metric 'revenu'" }),
  })
  .openapi('Problem', { description: 'RFC 9457' });

export const verdictSchema = z
  .object({
    ds,
    metric: z.string().openapi({ example: 'revenue' }),
    slice: z.string().openapi({ description: 'dim=value, or empty for the whole', example: '' }),
    title: z.string().openapi({ example: 'Error rate, payment' }),
    status: z.enum(['normal', 'warning', 'critical', 'learning', 'no_data', 'late_data', 'closed']),
    state: z.string().openapi({
      description: 'How the status is called; Unusual (good) for a favourable surprise',
      example: 'Critical',
    }),
    favourable: z.boolean(),
    y: maybe,
    yhat: maybe,
    yhat_lower: maybe,
    yhat_upper: maybe,
    intervals: z.array(interval).openapi({ description: 'That of 80 %; empty while too little is known' }),
    warning_lower: maybe,
    warning_upper: maybe,
    critical_lower: maybe,
    critical_upper: maybe,
    deviation_pct: maybe,
    score: maybe.openapi({ description: 'The miss in robust standard deviations' }),
    decided_by: z.enum(['within', 'forecast_error', 'near_zero']).nullable(),
    known_days: z.int().nullable(),
    value: z.string().nullable().openapi({ description: '`y` in its unit', example: '€7,461' }),
    gap: z.string().nullable().openapi({ description: 'How far from the expected', example: '−€15,436' }),
    evidence: z.string().nullable().openapi({ example: '67% below expected (€22,896)' }),
    sentence: z.string().nullable().openapi({ example: 'Revenue: €7,461, 67% below expected (€22,896)' }),
  })
  .openapi('Verdict');

export const forecastPointSchema = z
  .object({ ds, yhat: z.number(), yhat_lower: z.number(), yhat_upper: z.number(), intervals: z.array(interval) })
  .openapi('ForecastPoint', {
    description:
      'The expected value of a day, the 95 % interval from yhat_lower to yhat_upper, and those of the other levels, the widest first',
  });

export const explanationSchema = z
  .object({
    from: z.int().openapi({ description: 'Days ahead, both inclusive' }),
    to: z.int(),
    sentence: z.string().openapi({
      example:
        "The next day: led by exponential smoothing (46%), which, asked on 26 Mondays, missed 9% less than the same weekday's mean.",
    }),
  })
  .openapi('Explanation', { description: 'Which members the forecasts follow, and why' });

export const eventSchema = z
  .object({
    kind: z.enum(['holiday', 'event']),
    name: z.string().openapi({ example: 'Summer sale' }),
    from: ds.openapi({ description: 'First day' }),
    to: ds.openapi({ description: 'Last day' }),
  })
  .openapi('Event', { description: 'A holiday, or a promotion or another event that was known ahead' });

export const runningDaySchema = z
  .object({
    ds,
    y: z.number(),
    value: z.string().openapi({ description: '`y` in its unit', example: '€5,910' }),
    until: z.string().openapi({ description: "When its last row came, by the business's clock", example: '08:02' }),
  })
  .openapi('RunningDay', { description: 'What the day that is not over yet has brought so far. It is not judged' });

export const metricSchema = z
  .object({
    id: z.string().openapi({ example: 'error_rate' }),
    title: z.string(),
    unit: z.enum(['currency', 'count', 'share', 'ms']),
    direction: z.enum(['up', 'down', 'both']).openapi({ description: 'Which way is bad' }),
    slices: z.array(z.string()),
    latest: verdictSchema,
    recent: z
      .array(z.object({ ds, y: maybe, warning_lower: maybe, warning_upper: maybe }))
      .openapi({ description: 'The last 28 days' }),
  })
  .openapi('Metric');

const headlineSchema = z
  .object({
    subject: z.string().openapi({ description: 'Before the state; may be empty', example: 'Revenue is' }),
    state: z.string().openapi({ example: 'Critical' }),
    mark,
    tone,
    text: z.string().openapi({ description: 'After it', example: 'Monday brought €7,461, 67% below expected.' }),
  })
  .openapi('Headline', { description: 'The answer in one sentence: subject, state, text' });

const answerSchema = z
  .object({
    question: z.string().openapi({ example: 'Revenue' }),
    state: z.string().openapi({ example: 'Critical' }),
    mark,
    tone,
    text: z.string(),
    ask: z.string().openapi({ description: 'The question in full', example: 'Is revenue normal?' }),
    figure: z.string().openapi({ description: 'The answer in one figure', example: '€7,461' }),
    why: z.string().openapi({ description: 'What the figure is held against' }),
  })
  .openapi('Answer');

const targetSchema = z
  .object({
    total: z.number().openapi({ description: 'What is to be reached', example: 1_560_000 }),
    odds: z
      .number()
      .openapi({ description: 'The probability that it is, by how far past totals missed', example: 0.06 }),
    odds_are: z.enum(['told', 'at_most', 'at_least', 'settled']).openapi({
      description: 'Told by past totals; as small, or as large, as so few of those can tell; or certain',
    }),
    needed_a_day: z.number().openapi({ description: 'What each open day has to bring on average' }),
    expected_a_day: z.number().openapi({ description: 'What each is expected to bring on average' }),
  })
  .openapi('TargetOdds', { description: 'How the target of a month or quarter stands' });

export const landingSchema = z
  .object({
    period: z.enum(['month', 'quarter']),
    from: ds,
    to: ds,
    so_far: z.number().openapi({ description: 'What is in, unknown days counted as expected' }),
    days_in: z.int(),
    unknown_days: z.int(),
    lower: z.number().openapi({ description: 'Lower end of the 80 % range of the whole period' }),
    middle: z.number(),
    upper: z.number(),
    target: targetSchema.nullable(),
    sentence: z.string().openapi({ example: 'September lands at €1.46M to €1.55M (80%; target €1.56M, odds 6%)' }),
  })
  .openapi('Landing', { description: 'Where a month or quarter lands' });

export const changeSchema = z
  .object({
    level: z.number().openapi({ description: 'By what share each of the days changes', example: 0.38 }),
    from: ds.openapi({ description: 'First day' }),
    to: ds.openapi({ description: 'Last day' }),
    sentence: z.string().openapi({ example: 'Revenue 38% above what is expected, Fri 25 Sep' }),
  })
  .openapi('Change', { description: 'That days bring another share of what is expected of them' });

export const whatIfSchema = z
  .object({
    without: landingSchema,
    changed: landingSchema.nullable().openapi({ description: 'Null where less than nothing would be expected' }),
    difference: maybe.openapi({ description: 'Of the middles, in the unit of the metric', example: -52_300 }),
    sentence: z.string(),
  })
  .openapi('ScenarioResult', { description: 'A landing as it is, and as it would be' });

export const summarySchema = z
  .object({
    name: z.string(),
    zone: z.string(),
    currency: z.string(),
    local_time: z.string().openapi({ example: '2026-09-22T08:10' }),
    last_closed: ds,
    complete_through: ds.nullable(),
    heading: z.string(),
    headline: headlineSchema,
    answers: z.array(answerSchema).openapi({ description: 'Revenue, attention, the month, operations' }),
    revenue: verdictSchema.nullable(),
    last_judged_revenue: verdictSchema.nullable(),
    attention: z.array(verdictSchema),
    favourable: z.array(verdictSchema),
    landing: landingSchema.nullable().openapi({ description: 'Where the month lands in revenue' }),
    quarter: landingSchema.nullable(),
    operations: z.array(verdictSchema),
    today: runningDaySchema.nullable().openapi({ description: 'Revenue of the running day so far' }),
  })
  .openapi('Summary');

export const scoreSchema = z
  .object({
    from: z.int().openapi({ description: 'Days ahead, first and last', example: 2 }),
    to: z.int().openapi({ example: 7 }),
    count: z.int().openapi({ description: 'Forecasts that could be compared' }),
    wape: maybe.openapi({ description: 'Sum of absolute errors over sum of absolute values' }),
    naive_wape: maybe.openapi({
      description:
        'WAPE on the same days of the seasonal naive forecast, the same weekday of the last week before the origin; null where that is unknown',
    }),
    mase: maybe.openapi({ description: 'Mean absolute error over that of the same weekday a week before' }),
    bias: maybe.openapi({ description: 'Mean of forecast less actual, over the mean value' }),
    coverage_80: z.number().openapi({ description: 'Share of values in the 80 % band' }),
    coverage_95: z.number(),
  })
  .openapi('Score', { description: 'The errors of the forecasts of some horizons' });

export const issuedTotalSchema = z
  .object({
    from: ds,
    to: ds,
    lower: z
      .number()
      .openapi({ description: 'Lower end of the 80 % range that was forecast on the first of these days' }),
    upper: z.number(),
    actual: z.number(),
    sentence: z.string(),
  })
  .openapi('IssuedTotal', {
    description: 'The total that was forecast 30 days ago for the days since, and the actual one',
  });

export type LandingJson = z.infer<typeof landingSchema>;
export type ChangeJson = z.infer<typeof changeSchema>;
export type WhatIfJson = z.infer<typeof whatIfSchema>;
export type IssuedTotalJson = z.infer<typeof issuedTotalSchema>;
export type VerdictJson = z.infer<typeof verdictSchema>;
export type MetricJson = z.infer<typeof metricSchema>;
export type SummaryJson = z.infer<typeof summarySchema>;
export type EventJson = z.infer<typeof eventSchema>;
export type RunningDayJson = z.infer<typeof runningDaySchema>;
export type ExplanationJson = z.infer<typeof explanationSchema>;
export type ForecastPointJson = z.infer<typeof forecastPointSchema>;
