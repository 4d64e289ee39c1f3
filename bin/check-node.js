'use strict';

// oxlint-disable no-var, typescript/no-unsafe-argument -- versions of Node that are too old have to parse this file
var needed = require('../package.json').engines.node.replace('>=', '');

/** @type {(version: string, least: string) => boolean} */
function isAtLeast(version, least) {
  var have = version.split('.');
  var want = least.split('.');
  for (var index = 0; index < want.length; index++) {
    var difference = Number(have[index]) - Number(want[index]);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

exports.isSupported = isAtLeast(process.versions.node, needed);

if (!exports.isSupported) {
  var found = process.versions.node + ' (' + process.execPath + ')';
  console.error('error: evenkeel needs Node ' + needed + ' or newer, and this is Node ' + found);
  console.error('Install a newer one from https://nodejs.org/en/download, and run the same command again');
  process.exit(1);
}
