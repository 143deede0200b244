'use strict';
// What both tools share and no library does: a port on loopback, talk with the test that started them, and the pages.

const http = require('node:http');
const readline = require('node:readline');
const { webcrypto } = require('node:crypto');

// Node 18 has it under that name only.
globalThis.crypto ??= webcrypto;

/** By which name and with which parameters a tool registers itself. */
exports.self = { name: 'よその道具', custom: { level: 'easy', who: '$User.id' } };

/** What a teacher is offered to choose: a link with a query, a parameter and a line item of its own. */
exports.offered = (launch) => ({
  type: 'ltiResourceLink',
  title: 'たしかめ 3',
  url: `${launch}?unit=3`,
  custom: { level: 'hard' },
  lineItem: { label: 'たしかめ 3 の点', scoreMaximum: 20, tag: 'check' },
});

/** The column that a tool makes where its link has none. */
exports.ownLineItem = (resourceLinkId) => ({ label: 'ドリルの点', scoreMaximum: 10, resourceLinkId });

/** Eight of ten. */
exports.score = { scoreGiven: 8, scoreMaximum: 10, activityProgress: 'Completed', gradingProgress: 'FullyGraded' };

/**
 * Listens, and prints the port as its first line. The first line that comes in, if any does, is what the hub answered an administrator
 * who registered the tool; once it is worked in, the second line out is "ready". When the test lets go, or dies, the input ends and so
 * does the tool.
 *
 * @param start of the port makes what handles requests, and what takes that answer
 */
exports.serve = async (start) => {
  const server = http.createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  const { handler, register } = await start(port);
  server.on('request', handler);
  console.log(port);
  const input = readline.createInterface({ input: process.stdin });
  input.once('line', async (line) => {
    await register(JSON.parse(line));
    console.log('ready');
  });
  input.once('close', () => process.exit(0));
};

/** What each step gave, or why it failed; the steps after it go on. */
exports.report = async (launched, steps) => {
  const told = { launched };
  for (const [name, step] of Object.entries(steps)) {
    try {
      told[name] = await step();
    } catch (error) {
      told[`${name}Failed`] = String(error.message);
    }
  }
  return told;
};

/** The page that the test reads. */
exports.page = (told) => `<!DOCTYPE html><meta charset="utf-8"><title>Tool</title><h1>launched</h1>
<pre id="report">${JSON.stringify(told).replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</pre>`;
