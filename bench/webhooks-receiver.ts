// The receiver of the benchmark, as a process of its own: answers 200 at once, and tells when what arrived.
import { createServer } from 'node:http';

const arrivals: [resource: string, at: number][] = [];

const server = createServer((request, response) => {
  const at = performance.timeOrigin + performance.now();
  arrivals.push([new URL(request.url ?? '', 'http://receiver').searchParams.get('RessourceId') ?? '', at]);
  response.end();
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.(typeof address === 'object' && address !== null ? address.port : 0);
});
process.on('message', () => {
  process.send?.(arrivals);
  arrivals.length = 0;
});
process.on('disconnect', () => process.exit());
