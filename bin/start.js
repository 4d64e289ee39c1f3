'use strict';

// `import` is a syntax error in versions of Node that bin/evenkeel.js turns away, so it has a file of its own.
exports.loaded = import('./program.mjs');
