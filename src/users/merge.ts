// Updates are merges: what a call does not name keeps its value, at every depth.

export type Patch<T> = {
  readonly [Key in keyof T]?: (T[Key] extends object ? Patch<T[Key]> : T[Key]) | undefined;
};

export function merge<T extends object>(kept: T, patch: Patch<T>): T {
  const merged = new Map<string, unknown>(Object.entries(kept));
  for (const [name, value] of Object.entries(patch)) {
    if (value === undefined) continue;
    const old = merged.get(name);
    merged.set(name, isRecord(old) && isRecord(value) ? merge(old, value) : value);
  }
  // Safe: each member is T's own or comes from Patch<T>, whose members have T's types.
  return Object.fromEntries(merged) as T;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
