/** The order of verdicts from the worst to the best; a favourable one counts as normal. For a statement with `f` of `joinFollowed`. */
export const WORST_FIRST = `
  case
    when favourable then 5
    when status = 'critical' then 0
    when status = 'warning' then 1
    when status = 'late_data' then 2
    when status = 'no_data' then 3
    when status in ('learning', 'unclear') then 4
    when status = 'normal' then 5
    else 6
  end,
  case when is_money and score is not null then abs(value - yhat) else 0 end desc,
  abs(coalesce(score, 0)) desc,
  metric collate "C",
  slice collate "C"`;
