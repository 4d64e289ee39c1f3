import { dayFromIso, weekday, type Day } from '../../calendar/day.ts';
import { exponential } from '../chance/exponential.ts';
import { holidayEffect } from './holiday-effect.ts';
import { plantedOn } from './planted-incidents.ts';

const FIRST_DAY = dayFromIso('2023-09-22');
const YEAR_DAYS = 365.25;
const ORDERS_AT_FIRST = 110;
/** ln 1.15: growth of 15 % a year. */
const LOG_GROWTH = 0.13976;

/** Monday to Sunday; their mean is 1. */
const WEEKDAYS = [1.08, 1.02, 0.98, 0.97, 0.93, 0.92, 1.1];

/** Wide, low swells: a mean of the last four weeks must be able to follow. */
const SWELLS = [
  { peak: dayFromIso('2023-12-05'), halfWidthDays: 90, height: 0.2 },
  { peak: dayFromIso('2024-07-05'), halfWidthDays: 85, height: 0.06 },
];

/** The orders that a day should bring, were it not for chance and for incidents. */
export function demand(day: Day): number {
  const growth = exponential((LOG_GROWTH * (day - FIRST_DAY)) / YEAR_DAYS);
  const promotion = 1 + (plantedOn('promotion', day)?.effect.orders ?? 0);
  return ORDERS_AT_FIRST * growth * yearlyShape(day) * weekdayShape(day) * holidayEffect(day) * promotion;
}

/** 1 outside the swells. */
export function yearlyShape(day: Day): number {
  return SWELLS.reduce((shape, { peak, halfWidthDays, height }) => {
    const away = (day - peak) / YEAR_DAYS;
    const distance = ((away - Math.round(away)) * YEAR_DAYS) / halfWidthDays;
    return shape + height * Math.max(0, 1 - distance * distance) ** 2;
  }, 1);
}

function weekdayShape(day: Day): number {
  return WEEKDAYS[weekday(day)] ?? 1;
}
