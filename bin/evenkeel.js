#!/usr/bin/env node
'use strict';

// A version of Node that is too old must be able to parse this file and check-node.js: no import, no modern syntax.
if (require('./check-node.js').isSupported) exports.program = require('./start.js');
