// `npm run bench`: one benchmark after the other.
await import('./start.ts');
await import('./calls.ts');
await import('./pin.ts');
await import('./pages.ts');
await import('./webhooks.ts');
