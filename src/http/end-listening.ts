// Ends listeners: nothing new is taken, what is under way is answered, and what takes too long is cut.
import type { Server } from 'node:http';
import type { Server as TlsServer } from 'node:https';

/** Calls take milliseconds, a hash a tenth of a second; who sends a body this slowly gets no answer. */
const GRACE_MS = 5_000;
/** A connection that was kept alive is idle again once its answer is out: Node does not close it then. */
const LOOK_AGAIN_MS = 50;

export async function endListening(...listeners: readonly (Server | TlsServer)[]): Promise<void> {
  const cut = setTimeout(() => {
    for (const listener of listeners) listener.closeAllConnections();
  }, GRACE_MS);
  const tidy = setInterval(() => {
    for (const listener of listeners) listener.closeIdleConnections();
  }, LOOK_AGAIN_MS);
  await Promise.all(listeners.map(end));
  clearTimeout(cut);
  clearInterval(tidy);
}

/** One that never listened is at its end already. */
function end(listener: Server | TlsServer): Promise<void> {
  return new Promise((resolve) => {
    listener.close(() => resolve());
    listener.closeIdleConnections();
  });
}
