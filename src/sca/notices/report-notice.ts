// A person reports that what they were told of was not them: it is frozen, and whatever is open in their name ends.
import { getClient } from '#clients/client-rows.ts';
import { newId } from '#kit/ids.ts';
import { sha256 } from '#kit/secret.ts';
import { record, type Device } from '#trail/record.ts';
import { inTransaction } from '#world/ctx.ts';
import type { Host } from '#world/world.ts';
import { failSession } from '../end-session.ts';
import { lockPerson } from '../person.ts';
import { reportReset } from '../recovery/report-reset.ts';
import { listOpenSessions } from '../session-rows.ts';
import { insertDispute } from './dispute-rows.ts';
import { findNoticeByHash, markReported, type ReportableNotice } from './notice-rows.ts';
import { isReportable, reportState, type ReportableKind, type ReportState } from './notice.ts';

export interface FoundReport {
  readonly notice: ReportableNotice & { readonly kind: ReportableKind };
  readonly state: ReportState;
  readonly platform: string;
}

/** What the link of a notice stands for now; changes nothing. */
export async function findReport(host: Host, token: string): Promise<FoundReport | undefined> {
  const notice = await findNoticeByHash(host.db, sha256(token));
  if (notice === undefined || !isReportable(notice.kind)) return undefined;
  const { name: platform } = await getClient(host.db, notice.clientId);
  return { notice: { ...notice, kind: notice.kind }, state: reportState(notice, host.now()), platform };
}

/** A link that is unknown, over or used changes nothing. Two at once report once. */
export async function reportNotice(host: Host, token: string, device: Device): Promise<void> {
  const found = await findReport(host, token);
  if (found === undefined) return;
  await inTransaction(host, (tx) => report(tx, found.notice, device));
}

async function report(tx: Host, notice: ReportableNotice, device: Device): Promise<void> {
  const { clientId, userId, kind: about, subject, madeAt: noticedAt } = notice;
  const person = await lockPerson(tx, notice);
  const madeAt = tx.now();
  if (!(await markReported(tx.db, notice.hash, madeAt))) return;
  await insertDispute(tx.db, notice, { id: newId('dsp_', tx), about, subject, noticedAt, madeAt });
  const what = `reported as not theirs: ${about}`;
  await record(tx, { clientId, userId, sessionId: undefined, what, outcome: 'frozen', device });
  for (const session of await listOpenSessions(tx.db, userId)) await failSession(tx, session, 'reported by the person');
  if (about === 'reset_asked') await reportReset(tx, person, noticedAt);
}
