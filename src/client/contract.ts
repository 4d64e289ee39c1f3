// Made of the OpenAPI document by `npm run client`; not to be edited.

export type Summary = {
  name: string;
  zone: string;
  currency: string;

  /** Whose separators the numbers in texts have */
  locale: string;
  local_time: string;
  staleness: Staleness | null;
  data_stop: DataStop | null;

  /** Those of the last seven days, newest first */
  data_faults: DataFault[];

  /** How many open days without rows of revenue are usual at most; 0: none */
  usual_silence: number;
  last_closed: string;
  complete_through: string | null;
  heading: string;

  /** Null where data are late or have a fault, or a run is late */
  health: {
    /** 90 and more exactly where no incident is open */
    score: number;

    /** The points that each incident takes; with the score they add up to 100 */
    lost: {
      id: string;
      points: number;
    }[];
  } | null;
  headline: Headline;

  /** Revenue, attention, the month, operations */
  answers: Answer[];
  revenue: Verdict | null;
  last_judged_revenue: Verdict | null;

  /** The worst 100: open ones, then those with an alert in the last seven days; none settled or snoozed */
  incidents: Incident[];

  /** How many more of them are snoozed */
  snoozed: number;
  favourable: Verdict[];

  /** Days of whole metrics in the last four weeks whose verdict has changed, newest first */
  restated: Verdict[];

  /** Forecast of the revenue of the month */
  landing: Landing | null;
  quarter: Landing | null;
  operations: Verdict[];

  /** How many entries belong in each of these lists */
  totals: {
    incidents: number;
    favourable: number;
    operations: number;
  };

  /** Revenue of the running day so far */
  today: RunningDay | null;

  /** Null where nothing is sold */
  running_sales: RunningSales | null;
};

/** Why the figures do not say how the business is doing now: no state is Normal, Warning or Critical then */
export type Staleness = {
  reason: 'run_failed' | 'run_late';
  title: string;
  detail: string;

  /** Local time of its slot, or of its start */
  run_at: string;
  error: string | null;
  figures_from: string | null;
  next_try: string | null;
};

/** Sources that have delivered nothing for the last closed day, though they usually do */
export type DataStop = {
  title: string;

  /** What to do */
  detail: string;

  /** The sources without newer rows, the first to stop first */
  sources: string[];
  last_day: string;
  days_ago: number;
};

export type DataFault = {
  ds: string;
  source: string;
  kind:
    | 'late'
    | 'hours_missing'
    | 'values_missing'
    | 'zero_filled'
    | 'loaded_twice'
    | 'unit_changed'
    | 'columns_changed'
    | 'rhythm_broken';

  /** The column or slice that it is about; empty where it is about whole rows */
  place: string;
  sentence: string;

  /** The figures that show it */
  evidence: Record<string, number | string | null>;

  /** What it touches: metrics whole (empty), by a dimension, or one slice `dim=value` */
  series: {
    metric: string;
    slices: string;
  }[];
};

/** The answer in one sentence: subject, state, text */
export type Headline = {
  /** Before the state; may be empty */
  subject: string;
  state: string;

  /** The shape drawn beside the state */
  mark:
    | 'normal'
    | 'warning'
    | 'critical'
    | 'good'
    | 'learning'
    | 'no_data'
    | 'late_data'
    | 'data_fault'
    | 'closed'
    | 'unclear'
    | 'forecast';
  tone: 'normal' | 'warning' | 'critical' | 'good' | 'unknown';

  /** After it */
  text: string;
};

export type Answer = {
  question: string;
  state: string;

  /** The shape drawn beside the state */
  mark:
    | 'normal'
    | 'warning'
    | 'critical'
    | 'good'
    | 'learning'
    | 'no_data'
    | 'late_data'
    | 'data_fault'
    | 'closed'
    | 'unclear'
    | 'forecast';
  tone: 'normal' | 'warning' | 'critical' | 'good' | 'unknown';
  text: string;

  /** The question in full */
  ask: string;

  /** The answer in one figure */
  figure: string;

  /** What the figure is compared with */
  why: string;
};

export type Verdict = {
  ds: string;
  metric: string;

  /** dim=value, or empty for the whole */
  slice: string;
  title: string;
  status:
    | 'normal'
    | 'warning'
    | 'critical'
    | 'learning'
    | 'no_data'
    | 'late_data'
    | 'data_fault'
    | 'closed'
    | 'unclear';

  /** The name of the status; Unusual (good) for a favourable deviation */
  state: string;
  favourable: boolean;
  y: number | null;
  yhat: number | null;
  yhat_lower: number | null;
  yhat_upper: number | null;

  /** That of 80 %; empty if the history is too short */
  intervals: Interval[];
  warning_lower: number | null;
  warning_upper: number | null;
  critical_lower: number | null;
  critical_upper: number | null;
  deviation_pct: number | null;

  /** The forecast error in standard deviations */
  score: number | null;
  decided_by: 'within' | 'forecast_error' | 'near_zero' | 'cumulative_error' | 'above_limit' | 'below_limit' | null;

  /** With `cumulative_error`: so many days up to this one decided together */
  window_days: number | null;

  /** Their mean forecast error in standard deviations */
  window_score: number | null;

  /** The value of this day from which on they are as bad as that */
  window_boundary: number | null;
  known_days: number | null;

  /** The holidays and events of the day by their names */
  special_day: string | null;

  /** The smallest drop of the day that is a Warning, in percent of `yhat`; null where none is harmful or noticed */
  noticeable_drop_pct: number | null;

  /** The smallest rise that is a Warning, likewise */
  noticeable_rise_pct: number | null;

  /** `y` in its unit */
  value: string | null;

  /** The difference from the expected value */
  gap: string | null;
  evidence: string | null;

  /** What the day was before late data, a correction or new rules changed its verdict */
  restated: string | null;

  /** What changed it: late data or a correction; or, with the same value, new rules, such as another tolerance, limit or calendar */
  restated_by: 'data' | 'rules' | null;
  sentence: string | null;
};

/** The value lies between `lower` and `upper` with probability `level` */
export type Interval = {
  level: number;
  lower: number;
  upper: number;
};

export type Incident = {
  id: string;
  type: 'drop' | 'spike' | 'outage' | 'level_shift' | 'drift' | 'volatility' | 'data';
  state: 'open' | 'recovered' | 'new_normal' | 'lapsed' | 'merged' | 'withdrawn';

  /** The worst so far */
  severity: 'warning' | 'critical';

  /** Of the last judged day; null without an alert */
  current_severity: 'warning' | 'critical' | null;

  /** The state in words */
  word: string;

  /** The shape drawn beside the state */
  mark:
    | 'normal'
    | 'warning'
    | 'critical'
    | 'good'
    | 'learning'
    | 'no_data'
    | 'late_data'
    | 'data_fault'
    | 'closed'
    | 'unclear'
    | 'forecast';
  tone: 'normal' | 'warning' | 'critical' | 'good' | 'unknown';
  title: string;
  sentence: string;

  /** The sentence without the state */
  finding: string;

  /** What stands beside title and impact */
  about: string;

  /** The series that it is named after */
  metric: string;
  slice: string;
  unit: 'currency' | 'count' | 'share' | 'ms';
  onset: string;
  opened_on: string;
  last_alert: string;
  closed_on: string | null;

  /** The days of its gap, from the first to the last */
  days: number;

  /** A decimal; null for what does not add up */
  impact: string | null;

  /** The mean gap of a day, where it does not add up */
  mean_gap: number | null;
  impact_text: string;
  merged_into: string | null;
  acknowledged_by: string | null;
  assignee: string | null;

  /** The last day on which it is hidden */
  snoozed_until: string | null;

  /** Null while it is not settled, or once it has another alert */
  settled_as: 'resolved' | 'expected' | 'false_alarm' | 'new_normal' | null;
  settled_by: string | null;
  judged_to: string;

  /** The one that it is named after first */
  series: IncidentSeries[];
};

export type IncidentSeries = {
  metric: string;

  /** dim=value, or empty for the whole */
  slice: string;
  title: string;

  /** The side of the forecast on which it is */
  side: 'below' | 'above';
  opened_on: string;
  last_alert: string;

  /** The worst so far */
  severity: 'warning' | 'critical';

  /** The first day of its gap */
  since: string;

  /** The last day of its gap */
  until: string;
};

/** Forecast of a month or quarter */
export type Landing = {
  period: 'month' | 'quarter';
  from: string;
  to: string;

  /** The total so far; unknown days count as expected */
  so_far: number;
  days_in: number;
  unknown_days: number;

  /** Lower end of the 80 % range of the whole period */
  lower: number;
  middle: number;
  upper: number;
  target: TargetOdds | null;
  sentence: string;
};

/** The target of a month or quarter */
export type TargetOdds = {
  /** The target */
  total: number;

  /** The probability of reaching it, from the errors of past totals */
  odds: number;

  /** From past totals; the smallest or largest odds that so few of them can show; or certain */
  odds_are: 'estimated' | 'at_most' | 'at_least' | 'certain';

  /** The mean of the remaining days that reaches it */
  needed_a_day: number;

  /** The forecast mean of the remaining days */
  expected_a_day: number;
};

/** The value so far of the day that is not over yet. It has no verdict */
export type RunningDay = {
  ds: string;
  y: number;

  /** `y` in its unit */
  value: string;

  /** The time of its last row, by the business's clock */
  until: string;
};

/** Sales of the day that is not over yet. It is no verdict, and none is based on it */
export type RunningSales = {
  ds: string | null;

  /** The local time up to which all rows are in */
  until: string | null;
  revenue: RunningFigure | null;
  orders: RunningFigure | null;

  /** In words, or why nothing is known */
  text: string;
};

export type RunningFigure = {
  metric: string;

  /** The total of the whole hours so far */
  y: number;

  /** What is usual by then: the forecast of the day by the smallest, median and largest share of a day that was in by then on the same weekday of the last weeks. Null without a forecast */
  usual: {
    lower: number;
    expected: number;
    upper: number;
  } | null;

  /** Where the day would land: `y` divided by the largest, median and smallest of these shares. Null while nothing has come, or less than 5 % of a day usually is in */
  day: {
    lower: number;
    expected: number;
    upper: number;
  } | null;
};

/** RFC 9457 */
export type Problem = {
  type: string;
  title: string;
  status: number;
  detail: string;

  /** Of facts that are refused: the first 100 values, with their places */
  rejects?: Reject[] | undefined;
};

/** A value that a load refused */
export type Reject = {
  file: string;
  line: number;

  /** Of the file, from 1 */
  column: number;

  /** Of the column */
  name: string;
  value: string;
  reason: string;
};

export type Metric = {
  id: string;
  title: string;
  unit: 'currency' | 'count' | 'share' | 'ms';

  /** The unfavourable direction */
  direction: 'up' | 'down' | 'both';

  /** Values beyond which a day is a Warning whatever was expected */
  limit: {
    above: number | null;
    below: number | null;
  };

  /** Whether the limit is one of each slice, too: it is not where daily values add up */
  has_slice_limits: boolean;

  /** absent: its facts are not in your data; unmatched: no row has met its conditions yet */
  presence: 'present' | 'absent' | 'unmatched';

  /** operations: of operational events alone */
  area: 'business' | 'operations';

  /** By which it is sliced */
  dimensions: string[];
  owner: string | null;

  /** The first 1000; /metrics/{id}/slices lists all */
  slices: string[];
  slice_count: number;
  latest: Verdict;

  /** The last 28 days */
  recent: {
    ds: string;
    y: number | null;
    warning_lower: number | null;
    warning_upper: number | null;
  }[];
};

export type Slice = {
  slice: string;
  latest: Verdict;

  /** The last 28 days */
  recent: {
    ds: string;
    y: number | null;
    warning_lower: number | null;
    warning_upper: number | null;
  }[];
};

/** A holiday, or a planned event such as a promotion */
export type Event = {
  kind: 'holiday' | 'event';
  name: string;

  /** First day */
  from: string;

  /** Last day */
  to: string;
};

/** An array for each field of a row; the values of a row have the same place in each */
export type VerdictColumns = {
  ds: string[];
  metric: string[];
  slice: string[];
  title: string[];
  status: (
    | 'normal'
    | 'warning'
    | 'critical'
    | 'learning'
    | 'no_data'
    | 'late_data'
    | 'data_fault'
    | 'closed'
    | 'unclear'
  )[];
  state: string[];
  favourable: boolean[];
  y: (number | null)[];
  yhat: (number | null)[];
  yhat_lower: (number | null)[];
  yhat_upper: (number | null)[];
  intervals: Interval[][];
  warning_lower: (number | null)[];
  warning_upper: (number | null)[];
  critical_lower: (number | null)[];
  critical_upper: (number | null)[];
  deviation_pct: (number | null)[];
  score: (number | null)[];
  decided_by: ('within' | 'forecast_error' | 'near_zero' | 'cumulative_error' | 'above_limit' | 'below_limit' | null)[];
  window_days: (number | null)[];
  window_score: (number | null)[];
  window_boundary: (number | null)[];
  known_days: (number | null)[];
  special_day: (string | null)[];
  noticeable_drop_pct: (number | null)[];
  noticeable_rise_pct: (number | null)[];
  value: (string | null)[];
  gap: (string | null)[];
  evidence: (string | null)[];
  restated: (string | null)[];
  restated_by: ('data' | 'rules' | null)[];
  sentence: (string | null)[];
};

/** An array for each field of a row; the values of a row have the same place in each */
export type ForecastColumns = {
  ds: string[];
  yhat: number[];
  yhat_lower: number[];
  yhat_upper: number[];
  intervals: Interval[][];
};

/** The expected value of a day, the 95 % interval from yhat_lower to yhat_upper, and those of the other levels, the widest first */
export type ForecastPoint = {
  ds: string;
  yhat: number;
  yhat_lower: number;
  yhat_upper: number;
  intervals: Interval[];
};

/** Which models the forecasts combine, and why */
export type EnsembleExplanation = {
  /** Days ahead, both inclusive */
  from: number;
  to: number;
  sentence: string;
};

/** null: a part that the model does not have */
export type Components = {
  title: string;
  unit: 'currency' | 'count' | 'share' | 'ms';
  currency: string;

  /** Whether effects are shares of the trend, or in the unit */
  effects: 'share' | 'value';
  trend: {
    note?: string | undefined;
    points: {
      ds: string;
      value: number;
    }[];
  } | null;
  weekly: {
    note?: string | undefined;

    /** Monday to Sunday; null without data */
    effects: (number | null)[];
  } | null;
  yearly: {
    note?: string | undefined;

    /** Evenly spaced from 1 January */
    effects: number[];
    today?: string | undefined;
  } | null;
  holidays: {
    note?: string | undefined;
    effects: {
      name: string;
      effect: number;
    }[];
  } | null;
};

/** A relative change of the expected values of some days */
export type Change = {
  /** Relative change of each day */
  level: number;

  /** First day */
  from: string;

  /** Last day */
  to: string;
  sentence: string;
};

/** A period without and with the change */
export type ScenarioResult = {
  without: Landing;

  /** Null where the expected total would be negative */
  changed: Landing | null;

  /** Of the middles, in the unit of the metric */
  difference: number | null;
  sentence: string;
};

export type Explanation = {
  metric: string;
  slice: string;
  from: string;
  to: string;

  /** `unexplained` where no day has both a value and an expected value */
  status: 'explained' | 'unexplained';
  y: number | null;
  yhat: number | null;

  /** The difference, rounded as its parts are */
  gap: number | null;

  /** At most three causes, then everything else; their amounts add up to the gap. Empty without a split */
  parts: GapPart[];

  /** Why there are no parts */
  no_split: 'no_exact_split' | 'no_dimensions' | 'no_past' | null;

  /** No slice stands out: causes explain less than half of the gap */
  broad_based: boolean;

  /** Of a ratio: the shares of its slices changed it more than their own ratios */
  mostly_mix: boolean;

  /** The factors whose product the metric is; their amounts add up to the gap. Empty where it is none */
  factors: GapFactor[];

  /** The days without a value or an expected value */
  left_out: string[];

  /** The facts of the days have changed since they were judged */
  outdated: boolean;
  sentences: string[];
};

export type GapPart = {
  name: string;

  /** The values of its dimensions; empty for everything else */
  slice: {
    dimension: string;
    value: string;
  }[];

  /** Of the slice itself */
  expected: number;
  actual: number;

  /** What it adds to the gap */
  amount: number;

  /** Of the gap; null where that is 0 */
  share: number | null;

  /** Of a ratio: what its own ratio adds */
  rate: number | null;

  /** Of a ratio: what its share of the whole adds */
  mix: number | null;
};

export type GapFactor = {
  title: string;
  unit: 'currency' | 'count' | 'share' | 'ms';

  /** How it differs from a metric that it may be taken for */
  note: string | null;
  expected: number;
  actual: number;

  /** What it adds to the gap */
  amount: number;
};

/** The errors of the forecasts of some horizons */
export type Score = {
  /** Days ahead, first and last */
  from: number;
  to: number;

  /** Forecasts that could be compared */
  count: number;

  /** Sum of absolute errors over sum of absolute values */
  wape: number | null;

  /** WAPE on the same days of the seasonal naive forecast, the same weekday of the last week before the origin; null where that is unknown */
  naive_wape: number | null;

  /** Mean absolute error over that of the same weekday a week before */
  mase: number | null;

  /** Mean of forecast less actual, over the mean value */
  bias: number | null;

  /** Share of values in the 80 % band */
  coverage_80: number;
  coverage_95: number;
};

/** The total that was forecast 30 days ago for the days since, and the actual one */
export type IssuedTotal = {
  from: string;
  to: string;

  /** Lower end of the 80 % range that was forecast on the first of these days */
  lower: number;
  upper: number;
  actual: number;
  sentence: string;
};

export type IncidentDetail = Incident & {
  /** A fault in the data, not in the business */
  is_data: boolean;

  /** What tells a fault in the data from one in the business */
  evidence: string[];

  /** Incidents of operations that began with it, where that is more than chance */
  coincidences: IncidentCoincidence[];

  /** Why it differed, in sentences; parts add up to the gap */
  reason: string[];
  actions: IncidentAction[];
  timeline: IncidentTransition[];
};

export type IncidentCoincidence = {
  incident: string;
  metric: string;
  slice: string;

  /** 0: it began on the same day */
  days_before: number;

  /** That an incident of that metric begins so close to any day */
  chance: number;

  /** Of the latest incidents alike, how many had one, and how many by chance */
  history: {
    incidents: number;
    matched: number;
    expected: number;
  };
  text: string;
};

export type IncidentAction = {
  at: string;
  by: string;
  kind: 'ack' | 'assign' | 'snooze' | 'note' | 'resolve' | 'feedback' | 'take_back';
  assignee: string | null;
  until: string | null;
  feedback: 'true' | 'expected' | 'false_alarm' | 'new_normal' | null;
  note: string | null;
  text: string;
};

export type IncidentTransition = {
  ds: string;
  kind:
    | 'opened'
    | 'joined'
    | 'escalated'
    | 'worsened'
    | 'loss_doubled'
    | 'improved'
    | 'level_shift'
    | 'recovered'
    | 'new_normal'
    | 'lapsed'
    | 'reopened'
    | 'merged'
    | 'withdrawn'
    | 'restated_larger'
    | 'restated_smaller';
  severity: 'warning' | 'critical' | null;
  metric: string;
  slice: string;
  y: number | null;
  yhat: number | null;

  /** A decimal; null for what does not add up */
  impact: string | null;

  /** The incident that goes on with it */
  into: string | null;

  /** Late data, a correction or new rules have changed it since */
  superseded: boolean;
  text: string;
};

export type OperationHour = {
  ds: string;

  /** The local hour, 0 to 23 */
  hour: number;
  requests: {
    /** Null where it is unknown */
    y: number | null;
    usual: UsualHours | null;
  };
  errors: number | null;
  error_rate: {
    /** Null where it is unknown */
    y: number | null;
    usual: UsualHours | null;
  };

  /** In ms */
  latency_p95: {
    /** Null where it is unknown */
    y: number | null;
    usual: UsualHours | null;
  };
};

/** The lowest and highest of the same hour of the week in the eight weeks before */
export type UsualHours = {
  lower: number;
  upper: number;
};

/** Where a total of the day that is not over yet would land. It is no verdict, and none is based on it */
export type Nowcast = {
  /** The total of the whole hours so far */
  y: number;

  /** The share of a whole day that usually is in by then */
  usual_share: number;
  yhat: number;
  yhat_lower: number;
  yhat_upper: number;

  /** On how many earlier days it is based */
  days: number;
  text: string;
};

export type TunedMetric = {
  metric: string;
  title: string;
  judged_days: number;
  from: string;
  to: string;
  current: TunePreview;

  /** Null without a trial, and where the trial changes nothing: money on a count, or a budget that is kept */
  tried: TunePreview | null;

  /** Of a single metric; null with too little history */
  noticed: NoticedChanges | null;

  /** Why the budget is not kept; null where it is */
  unkept: string | null;

  /** The lines of evenkeel.yaml that set what was tried */
  config: string | null;
};

/** What some settings would have done */
export type TunePreview = {
  /** As in the config */
  tolerance: number;

  /** As in the config */
  min_change: number | null;

  /** As in the config */
  sensitivity: number;

  /** The smallest difference that matters on a usual day, as a share of its value */
  share: number;

  /** The same in the unit of the metric */
  amount: number;

  /** To be expected, by the first 70 % of the judged days; null with under 56 */
  alerts_per_month: number | null;

  /** Null with under 56 judged days, and with another sensitivity than that by which they were judged */
  checked: CheckedRate | null;

  /** Of the last twelve months, latest first; without those that only more sensitivity would show */
  alerts: ReplayedAlert[];
  filtered: FilteredDay[];

  /** How many alerts there were, or the largest deviation without any */
  sentence: string;
};

/** Alerts a month in the last 30 % of the judged days, which calibrate nothing; holidays, events and outages are left out */
export type CheckedRate = {
  alerts: number;
  months: number;
  per_month: number;

  /** Lower end of the exact 95 % interval of a Poisson rate */
  lower: number;
  upper: number;
};

/** Alerts of a series at most three days apart are one */
export type ReplayedAlert = {
  from: string;
  to: string;

  /** The day that is farthest from its forecast */
  worst_ds: string;
  y: number;
  yhat: number;

  /** Of the worst day, as a share of its forecast */
  deviation: number | null;

  /** Of the worst day, in standard deviations */
  score: number;

  /** Of all its days from their forecasts */
  difference: number;

  /** A holiday, an event or an outage: left out of rates */
  special: boolean;
};

/** A day that is far out for the noise of its series, and no alert */
export type FilteredDay = {
  ds: string;
  y: number;
  yhat: number;
  deviation: number | null;
  score: number;

  /** The settings that each alone filter it */
  by: ('tolerance' | 'min_change')[];
};

/** What is noticed with the present settings */
export type NoticedChanges = {
  side: 'below' | 'above';
  smallest: {
    days: number;

    /** Null where no change is noticed */
    share: number | null;
  }[];
  planted: {
    days: number;
    share: number;

    /** The latest ordinary days on which it was planted */
    places: number;
    caught: number;
  }[];
  sentence: string;
};

export type TuneRequest = {
  /** Id of a metric; all without it */
  metric?: string | undefined;

  /** As in the config: a share of the forecast */
  tolerance?: number | undefined;

  /** As in the config: of each metric of money, in its unit */
  min_change?: number | undefined;

  /** A budget of alerts, of the metric or of all together */
  alerts_per_month?: number | undefined;
};

export type Source = {
  id: string;
  table: 'fact_sales' | 'fact_ops_events' | 'fx_rates' | 'daily_values';
  mode: 'upsert' | 'replace_days';

  /** Of times that name none */
  zone: string;

  /** The last complete day; of exchange rates always null */
  complete_through: string | null;

  /** The last closed day with rows */
  last_day: string | null;

  /** The last closed day is not complete yet; never of exchange rates */
  late: boolean;

  /** How many open days without rows are usual at most */
  usual_silence: number;

  /** The local time of its last row of the running day; null if it has none, or dates only */
  last_row: string | null;

  /** Local time of its newest load */
  loaded_at: string | null;
  files: number;

  /** Of the newest load of each file */
  rows_read: number;
  rows_accepted: number;
  rows_rejected: number;

  /** The metrics that are computed from it */
  metrics: string[];

  /** The last 90 closed days, from its first rows on */
  days: SourceDay[];
};

export type SourceDay = {
  ds: string;
  rows: number;

  /** Rows would be unusual: a declared closure, or a weekday that the source leaves out */
  closed: boolean;
};

export type Run = {
  id: number;

  /** The moment as of which it judged */
  as_of: string;

  /** Its slot of the schedule; null for one that was started by hand or by new files */
  slot: string | null;
  started_at: string;

  /** Null while it is not finished */
  finished_at: string | null;

  /** Whether its outputs are written */
  published: boolean;
};

/** The config as of the last run. Paths, the store and all that holds a credential are left out */
export type Settings = {
  name: string;
  zone: string;
  currency: string;
  locale: string;
  grace_hours: number;
  judged_days: number;
  horizon_days: number;
  interval_levels: number[];

  /** How many days are declared closed */
  closures: number;

  /** How many holidays and events the calendar has, by name */
  holidays: number;
  sources: {
    id: string;
    table: 'fact_sales' | 'fact_ops_events' | 'fx_rates' | 'daily_values';
    mode: 'upsert' | 'replace_days';

    /** Of times that name none */
    zone: string;
    time_format: string;
    date_only: boolean;

    /** Of rows that name none */
    currency: string;
    max_rejected_share: number;
    complete_through: string | null;
  }[];
  metrics: {
    id: string;
    title: string;
    unit: 'currency' | 'count' | 'share' | 'ms';

    /** The unfavourable direction */
    direction: 'up' | 'down' | 'both';

    /** What a day without rows means */
    missing: 'zero' | 'unknown' | 'closed';
    tolerance: number;

    /** Null: half a percent of a usual week */
    min_change: number | null;

    /** What the score that makes a Warning is divided by */
    sensitivity: number;

    /** Values beyond which a day is a Warning whatever was expected */
    limit: {
      above: number | null;
      below: number | null;
    };
    dimensions: string[];
    targets: Record<string, number>;
    owner: string | null;
  }[];
};

export type Delivery = {
  /** The same at each try: the webhook-id of a webhook */
  id: string;

  /** What happened */
  kind: string;
  channel: string;
  incident: string | null;

  /** queued: goes out at next_attempt_at. held: waits for the end of quiet hours. sent: its receiver took it. dead: it did not, and is tried no more. skipped: it was no longer needed */
  state: 'queued' | 'held' | 'sent' | 'dead' | 'skipped';
  attempts: number;
  title: string | null;
  queued_at: string;

  /** Null once it is settled */
  next_attempt_at: string | null;
  settled_at: string | null;

  /** What its receiver answered last, or why it was not sent */
  answer: string | null;
};

/** A channel of the config, without its address and its secrets */
export type Channel = {
  name: string;
  type: 'mail' | 'slack' | 'teams' | 'pagerduty' | 'ntfy' | 'webhook' | 'heartbeat';

  /** What goes there */
  takes: string[];

  /** The channel that takes what this one could not deliver */
  fallback: string | null;

  /** Messages that are not settled */
  waiting: number;

  /** Those of them that its receiver did not take so far */
  retrying: number;
  sent: number;
  dead: number;
  last_sent_at: string | null;
};

export type ChannelTest = {
  channel: string;
  accepted: boolean;
  answer: string;
};

export type ReceivedBatch = {
  source: string;
  table: string;

  /** Its name: the same for the same batch */
  batch: string;
  rows_read: number;
  rows_accepted: number;

  /** Above 0 only where the source declares max_rejected_share */
  rows_rejected: number;

  /** The first 100, by line of the body */
  rejects: Reject[];

  /** Names that the source does not declare, each with its first line: their values are left out */
  unknown_fields: {
    name: string;
    line: number;
  }[];
};

export type RunStatus = {
  /** What the run is doing */
  stage: string;

  /** Share of the stage that is done; null: not known */
  share: number | null;
};

/** The figures that are served: others have another value of this */
export type Results = {
  /** The newest finished run; null before the first */
  run_id: number | null;
  as_of: string | null;

  /** How many actions on incidents people have taken */
  actions: number;

  /** Why the figures are stale: run_late, run_failed or an error; null where they are not */
  staleness: string | null;
};

/** Who is signed in */
export type User = {
  name: string;
  role: 'viewer' | 'analyst' | 'editor' | 'admin';
};

export type ApiKey = {
  id: string;
  name: string;
  role: 'viewer' | 'analyst' | 'editor' | 'admin';
  state: 'valid' | 'expired' | 'revoked';
  created_at: string;
  created_by: string;
  expires_at: string;
  revoked_at: string | null;
};

export type AuditEntry = {
  at: string;

  /** Empty for a stranger */
  who: string;
  kind: 'key' | 'session' | 'local' | 'none';
  what: string;
  target: string;
  outcome: 'done' | 'refused' | 'failed';

  /** The network address, or terminal */
  origin: string;
};

/** What each operation takes, and what it answers. */
export interface Operations {
  /** The four answers */
  'GET /api/v1/summary': {
    request: {};
    answer: {
      data: Summary;
    };
  };

  /** Every metric with its latest verdict */
  'GET /api/v1/metrics': {
    request: {
      query?: {
        limit?: number | string | undefined;

        /** next_cursor of the previous answer */
        cursor?: number | string | undefined;
      };
    };
    answer: {
      data: Metric[];
      next_cursor: string | null;
    };
  };

  /** The slices of a metric */
  'GET /api/v1/metrics/{id}/slices': {
    request: {
      path: { id: string };
      query?: {
        limit?: number | string | undefined;

        /** next_cursor of the previous answer */
        cursor?: number | string | undefined;
      };
    };
    answer: {
      data: string[];
      next_cursor: string | null;
    };
  };

  /** The slices of one dimension with their latest verdicts */
  'GET /api/v1/metrics/{id}/breakdown': {
    request: {
      path: { id: string };
      query: {
        limit?: number | string | undefined;

        /** next_cursor of the previous answer */
        cursor?: number | string | undefined;

        /** One of the dimensions of the metric */
        dimension: string;

        /** Part of the value of a slice, whatever its case */
        find?: string | undefined;
      };
    };
    answer: {
      data: Slice[];
      next_cursor: string | null;
    };
  };

  /** The judged days of a metric with their expected values */
  'GET /api/v1/metrics/{id}/series': {
    request: {
      path: { id: string };
      query?: {
        /** dim=value; empty for the whole */
        slice?: string | undefined;

        /** First day */
        from?: string | undefined;

        /** Last day */
        to?: string | undefined;
        format?: 'json' | 'csv' | undefined;

        /** By default all are in one answer */
        limit?: number | string | undefined;

        /** next_cursor of the previous answer */
        cursor?: number | string | undefined;
      };
    };
    answer: {
      data: Verdict[];

      /** Holidays and events of these days */
      events: Event[];

      /** The running day so far */
      open: RunningDay | null;
      next_cursor: string | null;
    };
  };

  /** The judged days of a metric as columns */
  'GET /api/v1/metrics/{id}/series/columns': {
    request: {
      path: { id: string };
      query?: {
        /** dim=value; empty for the whole */
        slice?: string | undefined;

        /** First day */
        from?: string | undefined;

        /** Last day */
        to?: string | undefined;

        /** By default all are in one answer */
        limit?: number | string | undefined;

        /** next_cursor of the previous answer */
        cursor?: number | string | undefined;
      };
    };
    answer: {
      data: VerdictColumns;
      next_cursor: string | null;
    };
  };

  /** The forecast of the days ahead as columns */
  'GET /api/v1/metrics/{id}/forecast/columns': {
    request: {
      path: { id: string };
      query?: {
        /** dim=value; empty for the whole */
        slice?: string | undefined;

        /** First day */
        from?: string | undefined;

        /** Last day */
        to?: string | undefined;

        /** By default all are in one answer */
        limit?: number | string | undefined;

        /** next_cursor of the previous answer */
        cursor?: number | string | undefined;
      };
    };
    answer: {
      data: ForecastColumns;
      next_cursor: string | null;
    };
  };

  /** The forecast of the days ahead */
  'GET /api/v1/metrics/{id}/forecast': {
    request: {
      path: { id: string };
      query?: {
        /** dim=value; empty for the whole */
        slice?: string | undefined;

        /** First day */
        from?: string | undefined;

        /** Last day */
        to?: string | undefined;
        format?: 'json' | 'csv' | undefined;

        /** By default all are in one answer */
        limit?: number | string | undefined;

        /** next_cursor of the previous answer */
        cursor?: number | string | undefined;
      };
    };
    answer: {
      data: ForecastPoint[];

      /** Holidays and events of these days */
      events: Event[];

      /** Which models these forecasts combine, by days ahead; and which new levels they count with */
      explanation: EnsembleExplanation[];
      next_cursor: string | null;
    };
  };

  /** What the expected values of a metric are made of */
  'GET /api/v1/metrics/{id}/components': {
    request: { path: { id: string } };
    answer: {
      data: Components | null;
    };
  };

  /** Forecast of the month and the quarter, with the odds of their targets */
  'GET /api/v1/metrics/{id}/landing': {
    request: { path: { id: string } };
    answer: {
      data: Landing[];
      next_cursor: null;
    };
  };

  /** Forecast of the month and the quarter at another level, or with an event */
  'GET /api/v1/metrics/{id}/what-if': {
    request: {
      path: { id: string };
      query?: {
        /** First day */
        from?: string | undefined;

        /** Last day */
        to?: string | undefined;

        /** Relative change of each day: -0.1 is a tenth less, -1 is zero */
        level?: number | string | undefined;

        /** A holiday or event of the calendar, by its name */
        like?: string | undefined;

        /** The day of the event */
        on?: string | undefined;
      };
    };
    answer: {
      /** The change that was applied; null if the history is too short */
      change: Change | null;
      data: ScenarioResult[];
      next_cursor: null;
    };
  };

  /** Why a metric differs from what was expected */
  'GET /api/v1/metrics/{id}/explanation': {
    request: {
      path: { id: string };
      query?: {
        /** dim=value; empty for the whole */
        slice?: string | undefined;

        /** First day */
        from?: string | undefined;

        /** Last day */
        to?: string | undefined;
        format?: 'json' | 'csv' | undefined;

        /** The day; by default the last judged one */
        day?: string | undefined;

        /** The onset of an event: the days are compared with what was expected before it, as the impact of an incident is. By default each day is compared with its own forecast */
        since?: string | undefined;
      };
    };
    answer: {
      data: Explanation;
    };
  };

  /** Errors of the issued forecasts of a metric */
  'GET /api/v1/metrics/{id}/track-record': {
    request: {
      path: { id: string };
      query?: {
        /** dim=value; empty for the whole */
        slice?: string | undefined;
      };
    };
    answer: {
      data: {
        scores: Score[];
        issued_total: IssuedTotal | null;
      };
    };
  };

  /** Warning and Critical days of all series, newest first */
  'GET /api/v1/alerts': {
    request: {
      query?: {
        /** First day */
        from?: string | undefined;

        /** Last day */
        to?: string | undefined;
        format?: 'json' | 'csv' | undefined;

        /** Only such verdicts */
        status?: 'warning' | 'critical' | undefined;
        limit?: number | string | undefined;

        /** next_cursor of the previous answer */
        cursor?: number | string | undefined;
      };
    };
    answer: {
      data: Verdict[];

      /** Why no alert need not be good news: a run is late or has failed, or data have stopped; else null */
      staleness: string | null;
      next_cursor: string | null;
    };
  };

  /** Incidents: open ones first, the newest first of both */
  'GET /api/v1/incidents': {
    request: {
      query?: {
        /** Only open ones, or only those that are over or merged; by default all */
        state?: 'open' | 'closed' | undefined;
        format?: 'json' | 'csv' | undefined;
        limit?: number | string | undefined;

        /** next_cursor of the previous answer */
        cursor?: number | string | undefined;
      };
    };
    answer: {
      data: Incident[];

      /** Why no incident need not be good news: a run is late or has failed, or data have stopped; else null */
      staleness: string | null;
      next_cursor: string | null;
    };
  };

  /** An incident with its timeline */
  'GET /api/v1/incidents/{id}': {
    request: { path: { id: string } };
    answer: {
      data: IncidentDetail;
    };
  };

  /** All that is known of an incident as one zip archive */
  'GET /api/v1/incidents/{id}/evidence': { request: { path: { id: string } }; answer: undefined };

  /** Operations by the hour beside the usual hours of the week, and where the running day would land */
  'GET /api/v1/operations/hours': {
    request: {
      query?: {
        /** One service; empty for all of them together */
        service?: string | undefined;

        /** How many closed days, beside the running one */
        days?: number | string | undefined;
      };
    };
    answer: {
      data: {
        service: string;

        /** Those with events in the last weeks */
        services: string[];
        hours: OperationHour[];
        running: {
          ds: string;

          /** The local time up to which all rows are in */
          until: string;
          requests: Nowcast | null;
          errors: Nowcast | null;
        } | null;
        running_orders: {
          ds: string;
          until: string;
          orders: Nowcast;
        } | null;
      };
    };
  };

  /** The judged days replayed with other settings */
  'POST /api/v1/tune/preview': {
    request: { body: TuneRequest };
    answer: {
      data: TunedMetric[];
      next_cursor: null;
    };
  };

  /** Faults in the data of all sources, newest first */
  'GET /api/v1/data-faults': {
    request: {
      query?: {
        /** First day */
        from?: string | undefined;

        /** Last day */
        to?: string | undefined;
        limit?: number | string | undefined;

        /** next_cursor of the previous answer */
        cursor?: number | string | undefined;
      };
    };
    answer: {
      data: DataFault[];
      next_cursor: string | null;
    };
  };

  /** The sources: how far each has delivered, and what its files held */
  'GET /api/v1/sources': {
    request: {
      query?: {
        /** By default all are in one answer */
        limit?: number | string | undefined;

        /** next_cursor of the previous answer */
        cursor?: number | string | undefined;
      };
    };
    answer: {
      data: Source[];
      next_cursor: string | null;
    };
  };

  /** The values that the newest load of each file of a source refused */
  'GET /api/v1/sources/{id}/rejects': {
    request: {
      path: { id: string };
      query?: {
        format?: 'json' | 'csv' | undefined;
        limit?: number | string | undefined;

        /** next_cursor of the previous answer */
        cursor?: number | string | undefined;
      };
    };
    answer: {
      data: Reject[];
      next_cursor: string | null;
    };
  };

  /** The answers with their evidence as one printable HTML page, to save */
  'GET /api/v1/report': { request: {}; answer: undefined };

  /** The runs, the newest first */
  'GET /api/v1/runs': {
    request: {
      query?: {
        limit?: number | string | undefined;

        /** next_cursor of the previous answer */
        cursor?: number | string | undefined;
      };
    };
    answer: {
      data: Run[];
      next_cursor: string | null;
    };
  };

  /** Run now */
  'POST /api/v1/runs': {
    request: {};
    answer: {
      data: {
        requested: true;
      };
    };
  };

  /** A run */
  'GET /api/v1/runs/{id}': {
    request: { path: { id: string } };
    answer: {
      data: Run;
    };
  };

  /** The settings of the business, its sources and its metrics */
  'GET /api/v1/settings': {
    request: {};
    answer: {
      data: Settings;
    };
  };

  /** Is the server running? */
  'GET /livez': {
    request: {};
    answer: {
      status: 'ok';
    };
  };

  /** Are the figures current? */
  'GET /readyz': {
    request: {};
    answer: {
      status: 'ok';
    };
  };

  /** Acknowledge an incident */
  'POST /api/v1/incidents/{id}/ack': {
    request: {
      path: { id: string };
      body: {
        /** Who does it; by default, and with authentication always, it is who makes the request */
        by?: string | undefined;
      };
    };
    answer: {
      data: {
        id: string;
        recorded: true;

        /** What it brings about: the event or the levels that the next run takes into account, or a tolerance to declare */
        effects: string[];
        event: {
          name: string;
          from: string;
          to: string;
          scope: string;
        } | null;
      };
    };
  };

  /** Assign an incident to a person */
  'POST /api/v1/incidents/{id}/assign': {
    request: {
      path: { id: string };
      body: {
        /** Who does it; by default, and with authentication always, it is who makes the request */
        by?: string | undefined;
        assignee: string;
      };
    };
    answer: {
      data: {
        id: string;
        recorded: true;

        /** What it brings about: the event or the levels that the next run takes into account, or a tolerance to declare */
        effects: string[];
        event: {
          name: string;
          from: string;
          to: string;
          scope: string;
        } | null;
      };
    };
  };

  /** Hide an incident for a while */
  'POST /api/v1/incidents/{id}/snooze': {
    request: {
      path: { id: string };
      body: {
        /** Who does it; by default, and with authentication always, it is who makes the request */
        by?: string | undefined;

        /** The last day on which it is hidden */
        until: string;
      };
    };
    answer: {
      data: {
        id: string;
        recorded: true;

        /** What it brings about: the event or the levels that the next run takes into account, or a tolerance to declare */
        effects: string[];
        event: {
          name: string;
          from: string;
          to: string;
          scope: string;
        } | null;
      };
    };
  };

  /** Add a note to an incident */
  'POST /api/v1/incidents/{id}/notes': {
    request: {
      path: { id: string };
      body: {
        /** Who does it; by default, and with authentication always, it is who makes the request */
        by?: string | undefined;
        note: string;
      };
    };
    answer: {
      data: {
        id: string;
        recorded: true;

        /** What it brings about: the event or the levels that the next run takes into account, or a tolerance to declare */
        effects: string[];
        event: {
          name: string;
          from: string;
          to: string;
          scope: string;
        } | null;
      };
    };
  };

  /** Settle an incident until its next alert */
  'POST /api/v1/incidents/{id}/resolve': {
    request: {
      path: { id: string };
      body: {
        /** Who does it; by default, and with authentication always, it is who makes the request */
        by?: string | undefined;
        note?: string | undefined;
      };
    };
    answer: {
      data: {
        id: string;
        recorded: true;

        /** What it brings about: the event or the levels that the next run takes into account, or a tolerance to declare */
        effects: string[];
        event: {
          name: string;
          from: string;
          to: string;
          scope: string;
        } | null;
      };
    };
  };

  /** Take back that an incident is the new normal */
  'POST /api/v1/incidents/{id}/take-back': {
    request: {
      path: { id: string };
      body: {
        /** Who does it; by default, and with authentication always, it is who makes the request */
        by?: string | undefined;
        note?: string | undefined;
      };
    };
    answer: {
      data: {
        id: string;
        recorded: true;

        /** What it brings about: the event or the levels that the next run takes into account, or a tolerance to declare */
        effects: string[];
        event: {
          name: string;
          from: string;
          to: string;
          scope: string;
        } | null;
      };
    };
  };

  /** Say what an incident was */
  'POST /api/v1/incidents/{id}/feedback': {
    request: {
      path: { id: string };
      body: {
        /** Who does it; by default, and with authentication always, it is who makes the request */
        by?: string | undefined;
        feedback: 'true' | 'expected' | 'false_alarm' | 'new_normal';

        /** The cause; for `expected`, the name of the event, which is needed then */
        cause?: string | undefined;
      };
    };
    answer: {
      data: {
        id: string;
        recorded: true;

        /** What it brings about: the event or the levels that the next run takes into account, or a tolerance to declare */
        effects: string[];
        event: {
          name: string;
          from: string;
          to: string;
          scope: string;
        } | null;
      };
    };
  };

  /** Messages and what became of them, newest first */
  'GET /api/v1/deliveries': {
    request: {
      query?: {
        /** Only such deliveries */
        state?: 'queued' | 'held' | 'sent' | 'dead' | 'skipped' | undefined;

        /** Only those of a channel */
        channel?: string | undefined;

        /** Only those on an incident */
        incident?: string | undefined;
        format?: 'json' | 'csv' | undefined;
        limit?: number | string | undefined;

        /** next_cursor of the previous answer */
        cursor?: number | string | undefined;
      };
    };
    answer: {
      data: Delivery[];
      next_cursor: string | null;
    };
  };

  /** The channels that messages go to */
  'GET /api/v1/channels': {
    request: {
      query?: {
        /** By default all are in one answer */
        limit?: number | string | undefined;

        /** next_cursor of the previous answer */
        cursor?: number | string | undefined;
      };
    };
    answer: {
      data: Channel[];
      next_cursor: string | null;
    };
  };

  /** Queue a dead message again */
  'POST /api/v1/deliveries/{id}/retry': {
    request: { path: { id: string } };
    answer: {
      data: {
        queued: true;
      };
    };
  };

  /** Send a test through a channel */
  'POST /api/v1/channels/{name}/test': {
    request: { path: { name: string } };
    answer: {
      data: ChannelTest;
    };
  };

  /** Send facts */
  'POST /api/v1/facts/{table}': {
    request: {
      path: { table: 'fact_sales' | 'fact_ops_events' | 'fx_rates' | 'daily_values' };
      query?: {
        /** Id of the source, where several of the table receive */
        source?: string | undefined;
      };
      header?: {
        /** Makes two requests the same; without it their content does */
        'idempotency-key'?: string | undefined;
      };
      body: string;
    };
    answer: {
      data: ReceivedBatch;
    };
  };

  /** The run under way */
  'GET /api/v1/run': {
    request: {};
    answer: {
      data: RunStatus | null;
    };
  };

  /** What changes, as server-sent events */
  'GET /api/v1/events': { request: {}; answer: Results };

  /** Who is signed in */
  'GET /api/v1/session': {
    request: {};
    answer: {
      data: {
        /** Whether authentication is configured */
        required: boolean;
        user: User | null;

        /** Path at which a browser signs in with the identity provider */
        provider: string | null;
      };
    };
  };

  /** Sign in */
  'POST /api/v1/session': {
    request: {
      body:
        | {
            token: string;
          }
        | {
            key: string;
          };
    };
    answer: {
      data: {
        user: User;
      };
    };
  };

  /** Sign out */
  'DELETE /api/v1/session': {
    request: {};
    answer: {
      data: {
        signed_out: true;
      };
    };
  };

  /** All API keys */
  'GET /api/v1/keys': {
    request: {
      query?: {
        /** By default all are in one answer */
        limit?: number | string | undefined;

        /** next_cursor of the previous answer */
        cursor?: number | string | undefined;
      };
    };
    answer: {
      data: ApiKey[];
      next_cursor: string | null;
    };
  };

  /** Make an API key */
  'POST /api/v1/keys': {
    request: {
      body: {
        name: string;
        role: 'viewer' | 'analyst' | 'editor' | 'admin';
        days?: number | undefined;
      };
    };
    answer: {
      data: {
        id: string;
        key: string;
        role: 'viewer' | 'analyst' | 'editor' | 'admin';
        expires_at: string;
      };
    };
  };

  /** Revoke an API key */
  'DELETE /api/v1/keys/{id}': {
    request: { path: { id: string } };
    answer: {
      data: {
        revoked: true;
      };
    };
  };

  /** Who did what, when, and from where */
  'GET /api/v1/audit': {
    request: {
      query?: {
        limit?: number | string | undefined;

        /** next_cursor of the previous answer */
        cursor?: number | string | undefined;
      };
    };
    answer: {
      data: AuditEntry[];
      next_cursor: string | null;
    };
  };
}
