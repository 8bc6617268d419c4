// The traffic of a drill: platforms that create users and change their addresses, over HTTP, through any node.
import { naturalBody } from '../people.ts';
import { connect, type Api } from '../api.ts';

export interface Acknowledged {
  readonly userId: string;
  readonly email: string;
}

export interface Traffic {
  /** Of each person the last address that was acknowledged, and how many calls were. */
  readonly acknowledged: Map<string, { email: string; calls: number }>;
  readonly counts: { answered: number; cut: number };
  stop(): Promise<void>;
}

export interface Platform {
  readonly clientId: string;
  readonly apiKey: string;
}

/** Each platform makes one call after the other: what one person's calls were is known in order. */
const PAUSE_MS = 60;
const PEOPLE = 4;

export function startTraffic(urls: readonly string[], platforms: readonly Platform[], chance: () => number): Traffic {
  const acknowledged = new Map<string, { email: string; calls: number }>();
  const counts = { answered: 0, cut: 0 };
  let stopped = false;

  const one = async ({ clientId, apiKey }: Platform) => {
    const tokens = new Map<string, Api>();
    let people: string[] = [];
    while (!stopped) {
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS * chance() * 2));
      const url = urls[Math.floor(chance() * urls.length)] ?? '';
      const body = naturalBody();
      const id = chance() < 0.3 ? undefined : people[Math.floor(chance() * people.length)];
      try {
        let api = tokens.get(url);
        if (api === undefined) tokens.set(url, (api = await connect(url, clientId, apiKey)));
        const reply =
          id === undefined
            ? await api.post('/sca/users/natural', body)
            : await api.put(`/sca/users/natural/${id}`, { Email: body['Email'] });
        if (reply.status === 401) tokens.delete(url);
        if (reply.status !== 200) throw new Error(`${reply.status}`);
        counts.answered += 1;
        const userId: string = reply.body.Id;
        const before = acknowledged.get(userId);
        acknowledged.set(userId, { email: String(body['Email']), calls: (before?.calls ?? 0) + 1 });
        if (id === undefined) people = [...people, userId].slice(-PEOPLE);
      } catch {
        // Whether it happened is not known. Its person is left alone, so that the last acknowledged address is the one.
        counts.cut += 1;
        people = people.filter((person) => person !== id);
        if (id !== undefined) acknowledged.set(id, { email: '', calls: acknowledged.get(id)?.calls ?? 0 });
      }
    }
  };
  const running = platforms.map(one);
  return {
    acknowledged,
    counts,
    async stop() {
      stopped = true;
      await Promise.all(running);
    },
  };
}
