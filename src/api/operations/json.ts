import { isoDay } from '../../calendar/day.ts';
import type { Nowcast } from '../../metrics/hours/nowcast.ts';
import type { HourFigure, HourReport, OperationHours } from '../../pipeline/read/operation-hours.ts';
import { clockText, nowcastText } from '../../report/words/nowcast-text.ts';
import type { NowcastJson, OperationHourJson } from './schema.ts';

export function hourJson({ day, hour, requests, errors, errorRate, latencyP95 }: HourReport): OperationHourJson {
  return {
    ds: isoDay(day),
    hour,
    requests: figureJson(requests),
    errors,
    error_rate: figureJson(errorRate),
    latency_p95: figureJson(latencyP95),
  };
}

export function runningHoursJson(running: NonNullable<OperationHours['running']>) {
  const { day, until, requests, errors } = running;
  return {
    ds: isoDay(day),
    until: clockText(until),
    requests: requests && nowcastJson('Requests', until, requests),
    errors: errors && nowcastJson('Errors', until, errors),
  };
}

export function runningOrdersJson({ day, until, orders }: NonNullable<OperationHours['runningOrders']>) {
  return { ds: isoDay(day), until: clockText(until), orders: nowcastJson('Orders', until, orders) };
}

function figureJson({ value, usual }: HourFigure): OperationHourJson['requests'] {
  return { y: value, usual: usual && { ...usual } };
}

function nowcastJson(what: string, until: number, found: Nowcast): NowcastJson {
  const { soFar, share, lower, expected, upper, days } = found;
  return {
    ...{ y: soFar, usual_share: share, yhat: expected, yhat_lower: lower, yhat_upper: upper, days },
    text: nowcastText(what, until, found),
  };
}
