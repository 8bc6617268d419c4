// Leads the SDK's own tests to our server, and lets a test that needs what is not built fail at once instead of waiting for ever.
'use strict';
const Module = require('node:module');

const sdk = Module.createRequire(require.resolve('mangopay4-nodejs-sdk'));
sdk('./lib/config').baseUrl = process.env.SDK_TEST_BASE_URL;

// Their hooks ignore rejected promises, so a refused call would end in a time-out. Every route of ours answers with rate limits: a refusal without them comes from no route.
sdk('axios').interceptors.response.use(undefined, (error) => {
  const { status, headers } = error.response ?? {};
  const hasNoRoute = (status === 404 || status === 405) && headers['x-ratelimit'] === undefined;
  if (!hasNoRoute) throw error;
  setImmediate(() => {
    throw new Error(`not built: ${error.config.method.toUpperCase()} ${error.config.url}`);
  });
  return new Promise(() => {});
});

// Users.js loads sinon for its KYC page tests only, and those do not begin while KYC documents are missing.
const load = Module._load;
Module._load = (request, ...rest) => (request === 'sinon' ? {} : load(request, ...rest));
