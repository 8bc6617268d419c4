// Listens where the settings say; without a host on both loopback addresses, for `localhost` may mean either.
import { createServer, type Server as HttpServer } from 'node:http';
import type { Server } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { endListening } from './end-listening.ts';

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
  } catch (cause) {
    throw asAdvice(cause, port, 'PORT');
  }
  if (host === undefined) await listenBeside(server, port);
}

async function listenBeside(server: FastifyInstance, port: number): Promise<void> {
  const options = { requestTimeout: REQUEST_TIMEOUT_MS };
  const second = createServer(options, (request, response) => server.routing(request, response));
  if (!(await listenIfThere(second, { port, host: '::1', setting: 'PORT' }))) return;
  beside.set(server, second);
}

const beside = new WeakMap<FastifyInstance, HttpServer>();

/** Ends the listening, also beside; requests under way are answered. */
export async function stopListening(server: FastifyInstance): Promise<void> {
  const second = beside.get(server);
  await endListening(server.server, ...(second === undefined ? [] : [second]));
  await server.close();
}

export interface ListenAt {
  readonly port: number;
  readonly host: string;
  /** That names the port, for the operator. */
  readonly setting: string;
}

/** @throws Error in one sentence when the port is taken */
export async function listenAt(server: Server, { port, host, setting }: ListenAt): Promise<void> {
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, () => {
        server.off('error', reject);
        resolve();
      });
    });
  } catch (cause) {
    throw asAdvice(cause, port, setting);
  }
}

/** False on a machine without such an address: one without IPv6 has one loopback address. */
export async function listenIfThere(server: Server, at: ListenAt): Promise<boolean> {
  try {
    await listenAt(server, at);
    return true;
  } catch (error) {
    if (!hasCode(error, 'EADDRNOTAVAIL', 'EAFNOSUPPORT')) throw error;
    return false;
  }
}

function asAdvice(cause: unknown, port: number, setting: string): unknown {
  if (!hasCode(cause, 'EADDRINUSE')) return cause;
  return new Error(`Port ${port} is taken: stop what listens there, or set ${setting} to another one.`, { cause });
}

function hasCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}
