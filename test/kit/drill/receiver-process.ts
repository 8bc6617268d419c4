// The platform's receiver of a drill, as a process of its own: it takes, fails, hangs, hangs up and answers late, and
// tells its parent of every call as it begins and of every one that it took.
import { createServer, type ServerResponse } from 'node:http';
import { seeded } from '../seeded.ts';

/** To the parent. `took`: 200 was answered in time. */
export type Told =
  | { readonly is: 'listening'; readonly port: number }
  | { readonly is: 'call'; readonly id: string; readonly path: string }
  | { readonly is: 'took'; readonly id: string };

const chance = seeded(Number(process.argv[2] ?? 1));
let isKind = false;
process.on('message', () => (isKind = true));

const tell = (told: Told) => void process.send?.(told);
const after = (ms: number, act: () => void) => void setTimeout(act, ms);

function answer(id: string, response: ServerResponse): void {
  const take = () => response.writeHead(200).end(() => tell({ is: 'took', id }));
  const dice = isKind ? 0 : chance();
  if (dice < 0.6) take();
  else if (dice < 0.7) response.writeHead(500).end();
  else if (dice < 0.75) response.socket?.destroy();
  else if (dice < 0.8) response.writeHead(302, { location: '/elsewhere' }).end();
  else if (dice < 0.93) after(chance() * 1_500, take);
  // Too late: whoever waits two seconds has gone.
  else if (dice < 0.96) after(2_500, () => response.writeHead(200).end());
  // The rest hangs.
}

const server = createServer((request, response) => {
  const id = String(request.headers['webhook-id']);
  // Before the body has come: this is when the attempt begins for us.
  tell({ is: 'call', id, path: request.url ?? '' });
  request.resume();
  request.on('end', () => answer(id, response));
});
server.keepAliveTimeout = 5_000;
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  tell({ is: 'listening', port: typeof address === 'object' && address !== null ? address.port : 0 });
});
process.on('disconnect', () => process.exit());
