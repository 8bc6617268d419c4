// `npm test` runs a fixed sample of each large matrix and drill, `npm run test:full` the whole of it.

export const isFull = process.env['TEST_FULL'] === 'yes';
