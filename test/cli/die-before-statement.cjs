/**
 * Preloaded into the program (`node --require`): kills its process before it gives the database the nth statement of a kind, by SIGKILL, so
 * that every point between two writes can be tried. DIE_AMONG: which statements count; DIE_BEFORE: n, from 0.
 */
'use strict';

const { createRequire } = require('node:module');
const { join } = require('node:path');
const process = require('node:process');

const repository = createRequire(join(__dirname, '../../package.json'));
const among = new RegExp(process.env.DIE_AMONG ?? '');
let left = Number(process.env.DIE_BEFORE);

function before(statement) {
  if (typeof statement === 'string' && among.test(statement) && left-- === 0) process.kill(process.pid, 'SIGKILL');
}

const bindings = repository.resolve('@duckdb/node-bindings');
const native = repository('@duckdb/node-bindings');
const counted = (name) => ({
  value: (connection, statement, ...others) => {
    before(statement);
    return native[name](connection, statement, ...others);
  },
});
require.cache[bindings].exports = Object.create(Object.getPrototypeOf(native), {
  ...Object.getOwnPropertyDescriptors(native),
  query: counted('query'),
  extract_statements: counted('extract_statements'),
});

const { Client } = repository('pg');
const { query } = Client.prototype;
Client.prototype.query = function counting(statement, ...others) {
  before(statement);
  return query.call(this, statement, ...others);
};
