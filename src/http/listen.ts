// Listens where the settings say; without a host on both loopback addresses, for `localhost` may mean either.
import { createServer, type Server } from 'node:http';
import type { FastifyInstance } from 'fastify';

/** A whole request, body included: a slow one must not hold memory and a connection for long. */
export const REQUEST_TIMEOUT_MS = 30_000;

export interface Address {
  readonly port: number;
  /** Undefined: 127.0.0.1 and ::1. */
  readonly host: string | undefined;
}

/** @throws Error in one sentence when the port is taken */
export async function listen(server: FastifyInstance, { port, host }: Address): Promise<void> {
  try {
    await server.listen({ port, host: host ?? '127.0.0.1' });
    if (host === undefined) await listenBeside(server, port);
  } catch (cause) {
    if (!hasCode(cause, 'EADDRINUSE')) throw cause;
    throw new Error(`Port ${port} is taken: stop what listens there, or set PORT to another one.`, { cause });
  }
}

async function listenBeside(server: FastifyInstance, port: number): Promise<void> {
  const options = { requestTimeout: REQUEST_TIMEOUT_MS };
  const second = createServer(options, (request, response) => server.routing(request, response));
  try {
    await listening(second, port);
  } catch (error) {
    // A machine without IPv6 has one loopback address.
    if (!hasCode(error, 'EADDRNOTAVAIL', 'EAFNOSUPPORT')) throw error;
    return;
  }
  closers.set(server, () => {
    second.closeAllConnections();
    second.close();
  });
}

const closers = new WeakMap<FastifyInstance, () => void>();

/** Ends the listening, also beside; requests under way are answered. */
export async function stopListening(server: FastifyInstance): Promise<void> {
  closers.get(server)?.();
  await server.close();
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '::1', () => resolve());
  });
}

function hasCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}
