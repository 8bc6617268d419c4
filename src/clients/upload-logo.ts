// Takes a logo through the API: base64 in, a picture of our own making stored.
import { badParam } from '#kit/fault.ts';
import type { Ctx } from '#world/ctx.ts';
import { encodeLogo } from './encode-logo.ts';
import { saveLogo } from './face-rows.ts';

/** @throws Fault `param_error` about `File` */
export async function uploadLogo(ctx: Ctx, base64: string): Promise<void> {
  // The picture is made before the database is asked for anything: that takes a moment.
  const { logo, png } = await encodeLogo(toFile(base64));
  await saveLogo(ctx.db, ctx.clientId, logo, png, ctx.now());
}

/** Some callers send the whole `data:` address of a file. @throws Fault `param_error` about `File` */
export function toFile(text: string): Buffer {
  const base64 = text.replace(/^data:[a-z/+.-]*;base64,/i, '').replace(/\s+/g, '');
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) throw badParam('File', 'The file must be encoded as base64.');
  return Buffer.from(base64, 'base64');
}
