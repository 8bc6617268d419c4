// Which methods a path knows: a wrong method is answered 405 with `Allow`, not 404.

interface Mounted {
  readonly method: string;
  readonly path: string;
}

export function allowedMethods(routes: readonly Mounted[]): (path: string) => string[] {
  const patterns = new Map<string, { readonly pattern: RegExp; readonly methods: Set<string> }>();
  for (const { method, path } of routes) {
    const entry = patterns.get(path) ?? { pattern: toPattern(path), methods: new Set() };
    entry.methods.add(method);
    patterns.set(path, entry);
  }
  return (path) => [
    ...new Set(
      [...patterns.values()].filter((entry) => entry.pattern.test(path)).flatMap((entry) => [...entry.methods]),
    ),
  ];
}

function toPattern(path: string): RegExp {
  const escaped = path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/:\w+/g, '[^/]+');
  return new RegExp(`^${escaped}/?$`);
}
