// Looks for secrets where none may be: in a whole database, in logs, in addresses; as they are and as they are encoded.
import type { Db } from '#world/db.ts';

export interface Secret {
  /** For the report: the secret itself is not repeated in it. */
  readonly name: string;
  readonly value: string | Buffer;
}

export interface Place {
  readonly name: string;
  readonly data: Buffer;
}

/** `place: name (encoding)` for everything found. */
export function findSecrets(places: readonly Place[], secrets: readonly Secret[]): string[] {
  const wanted = secrets.flatMap(formsOf);
  return places.flatMap((place) => {
    const text = place.data.toString('latin1');
    return wanted
      .filter(({ form, isShort }) => (isShort ? standsAlone(text, form) : text.includes(form)))
      .map(({ name, encoding }) => `${place.name}: ${name} (${encoding})`);
  });
}

interface Form {
  readonly name: string;
  readonly encoding: string;
  /** As latin1 text. */
  readonly form: string;
  /** So short that a longer number may hold it by chance. */
  readonly isShort: boolean;
}

function formsOf({ name, value }: Secret): Form[] {
  const bytes = Buffer.from(value);
  const hex = bytes.toString('hex');
  const plain = [
    ['as it is', bytes.toString('latin1')],
    ['hex', hex],
    ['HEX', hex.toUpperCase()],
    ['reversed', [...bytes.toString('latin1')].toReversed().join('')],
    ['UTF-16', Buffer.from(bytes.toString('latin1'), 'utf16le').toString('latin1')],
    ['percent', encodeURIComponent(bytes.toString('latin1'))],
    ['JSON', JSON.stringify(bytes.toString('latin1')).slice(1, -1)],
  ] as const;
  const isShort = bytes.length < 12;
  const forms = plain.map(([encoding, form]) => ({ name, encoding, form, isShort }));
  const encoded = ([0, 1, 2] as const).flatMap((shift) =>
    (['base64', 'base64url'] as const).map((encoding) => ({
      name,
      encoding: `${encoding} at ${shift}`,
      form: inside(bytes, shift, encoding),
      isShort: false,
    })),
  );
  return [...forms, ...encoded];
}

/** What the bytes become inside of a longer text in base64, wherever they begin in it: only whole characters of theirs. */
function inside(bytes: Buffer, shift: 0 | 1 | 2, encoding: 'base64' | 'base64url'): string {
  const text = Buffer.concat([Buffer.alloc(shift), bytes])
    .toString(encoding)
    .replaceAll('=', '');
  const from = Math.ceil((shift * 8) / 6);
  const to = Math.floor(((shift + bytes.length) * 8) / 6);
  return text.slice(from, to);
}

function standsAlone(text: string, form: string): boolean {
  for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) {
    const around = `${text[at - 1] ?? ' '}${text[at + form.length] ?? ' '}`;
    if (!/[0-9a-f]/i.test(around)) return true;
  }
  return false;
}

/** Every column of every table of ours; bytes as bytes, all else as text. */
export async function dumpDatabase(db: Db): Promise<Place[]> {
  const columns = await db.many<{ table: string; column: string; type: string }>({
    text: `select table_name as table, column_name as column, data_type as type from information_schema.columns
      where table_schema = 'public' order by table_name, ordinal_position`,
    values: [],
  });
  const places: Place[] = [];
  for (const { table, column, type } of columns) {
    const value = type === 'bytea' ? `"${column}"` : `convert_to("${column}"::text, 'UTF8')`;
    const rows = await db.many<{ data: Buffer }>({
      text: `select ${value} as data from "${table}" where "${column}" is not null`,
      values: [],
    });
    places.push({
      name: `${table}.${column}`,
      data: Buffer.concat(rows.flatMap(({ data }) => [data, Buffer.from('\n')])),
    });
  }
  return places;
}
