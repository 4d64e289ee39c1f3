import { lines, type Input } from './input.ts';

const EUR = { currency: 'EUR' };

/** Operational events with errors in many codings. */
export const events: readonly Input[] = [
  {
    what: 'results in German',
    file: 'pruefungen.csv',
    content: lines(
      'Zeit;Dienst;Ergebnis;Antwortzeit (ms)',
      '01.05.2024 08:01:10;shop;OK;120',
      '01.05.2024 08:06:12;shop;Fehler;900',
      '13.05.2024 08:11:09;shop;OK;90',
    ),
    totals: ['2024-05-01 shop 2 1', '2024-05-13 shop 1 0'],
  },
  {
    what: 'success of jobs at odd times, with offsets of whole hours',
    file: 'jobs.csv',
    content: lines(
      'created_at,service,success',
      '2024-05-01T08:03:20+02:00,import,True',
      '2024-05-01T09:04:21+02:00,import,False',
      '2024-05-01T10:08:05+02:00,import,True',
    ),
    totals: ['2024-05-01 import 3 1'],
  },
  {
    what: 'an access log by HTTP status, with 4xx',
    file: 'access.csv',
    content: lines(
      'time,host,request,http_status,bytes',
      '2024-05-01T08:00:00Z,api,/pay,200,120',
      '2024-05-01T08:01:00Z,api,/pay,502,2059',
      '2024-05-01T08:02:00Z,api,/pay,404,20',
    ),
    totals: ['2024-05-01 api 3 1'],
  },
  {
    what: 'JSON lines with levels',
    file: 'app.jsonl',
    content: lines(
      '{"timestamp":"2024-05-01T08:00:00Z","service":"api","level":"info"}',
      '{"timestamp":"2024-05-01T08:00:01Z","service":"api","level":"error"}',
      '{"timestamp":"2024-05-01T08:00:02Z","service":"api","level":"warn"}',
    ),
    totals: ['2024-05-01 api 3 1'],
  },
  {
    what: 'checks that are up or down',
    file: 'uptime.csv',
    content: lines(
      'Monitor,Checked at,Result,Response time (ms)',
      'shop,2024-05-01 08:00,up,120',
      'shop,2024-05-01 08:05,down,',
      'shop,2024-05-01 08:10,up,90',
    ),
    totals: ['2024-05-01 shop 3 1'],
  },
  {
    what: 'success as true or false',
    file: 'jobs.csv',
    content: lines(
      'job,service,started_at,success,duration_ms',
      'sync,erp,2024-05-01T08:00:00Z,true,120',
      'sync,erp,2024-05-01T09:00:00Z,false,90',
    ),
    totals: ['2024-05-01 erp 2 1'],
  },
  {
    what: 'a message of the error, or none',
    file: 'calls.csv',
    content: lines(
      'timestamp,service,endpoint,error_message',
      '2024-05-01T08:00:00Z,api,/a,',
      '2024-05-01T08:00:01Z,api,/a,timeout after 30 s',
      '2024-05-01T08:00:02Z,api,/b,',
    ),
    totals: ['2024-05-01 api 3 1'],
  },
  {
    what: 'yes and no',
    file: 'probes.csv',
    content: lines(
      'timestamp;service;failed',
      '2024-05-01 08:00;api;no',
      '2024-05-01 09:00;api;yes',
      '2024-05-01 10:00;api;no',
    ),
    totals: ['2024-05-01 api 3 1'],
  },
];

/** Tables with a row for each day. */
export const dailyTables: readonly Input[] = [
  {
    what: 'a German table of turnover',
    file: 'umsatz.csv',
    content: lines('Datum;Umsatz', '01.07.2013;1.269,25', '02.07.2013;1.430,01', '13.07.2013;1.124,27'),
    flags: EUR,
    totals: ['2013-07-01 umsatz 1269.25', '2013-07-02 umsatz 1430.01', '2013-07-13 umsatz 1124.27'],
  },
  {
    what: 'two days alone',
    file: 'days.csv',
    content: lines('Date,Revenue,Visitors', '2024-01-01,100.50,20', '2024-01-02,90.00,18'),
    flags: EUR,
    totals: ['2024-01-01 revenue 100.5', '2024-01-01 visitors 20', '2024-01-02 revenue 90', '2024-01-02 visitors 18'],
  },
  {
    what: 'one day alone',
    file: 'today.csv',
    content: lines('day;gross;orders', '2024-01-01;100.50;20'),
    flags: EUR,
    totals: ['2024-01-01 gross 100.5', '2024-01-01 orders 20'],
  },
  {
    what: 'a long table of metrics',
    file: 'kpis.csv',
    content: lines(
      'date,metric,value',
      '2024-01-01,signups,10',
      '2024-01-01,visits,200',
      '2024-01-02,signups,12',
      '2024-01-02,visits,210',
      '2024-01-03,signups,9',
      '2024-01-03,visits,190',
    ),
    totals: [
      '2024-01-01 signups 10',
      '2024-01-01 visits 200',
      '2024-01-02 signups 12',
      '2024-01-02 visits 210',
      '2024-01-03 signups 9',
      '2024-01-03 visits 190',
    ],
  },
  {
    what: 'by country, in rows',
    file: 'countries.csv',
    content: lines(
      'Day,Country,Sessions',
      '2024-01-01,DE,10',
      '2024-01-01,FR,5',
      '2024-01-02,DE,11',
      '2024-01-02,FR,6',
      '2024-01-03,DE,12',
      '2024-01-03,FR,7',
    ),
    totals: ['2024-01-01', '2024-01-02', '2024-01-03'].flatMap((day, at) => [
      `${day} sessions DE ${10 + at}`,
      `${day} sessions FR ${5 + at}`,
    ]),
  },
  {
    what: 'days in a GA4 table as numbers',
    file: 'ga4.csv',
    content: lines('Date,Sessions,Total revenue', '20240101,200,10.5', '20240102,210,20', '20240103,190,30'),
    flags: EUR,
    totals: [
      '2024-01-01 sessions 200',
      '2024-01-01 total_revenue 10.5',
      '2024-01-02 sessions 210',
      '2024-01-02 total_revenue 20',
      '2024-01-03 sessions 190',
      '2024-01-03 total_revenue 30',
    ],
  },
];
