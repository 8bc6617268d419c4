// Operators help people who lost everything, after identifying them (docs/recovery.md).
import { approveReset } from '#sca/recovery/approve-reset.ts';
import { askReset } from '#sca/recovery/ask-reset.ts';
import { cancelReset } from '#sca/recovery/cancel-reset.ts';
import { giveCode } from '#sca/recovery/give-code.ts';
import type { StartedReset } from '#sca/recovery/start-reset.ts';
import { positionals, type Command, type Invocation } from '../command.ts';
import { personAndReason, withClient } from '../person-args.ts';

export const recoveryCommands: readonly Command[] = [
  {
    usage: 'users reset-sca <ClientId> <UserId> --reason <text> [--reference <text>]',
    does: 'Reset a person who lost everything, after a delay; print the code for their next enrolment, once.',
    async run(invocation) {
      const { clientId, ...asked } = personAndReason(invocation.args);
      tell(invocation, asked.userId, await withClient(invocation, clientId, (ctx) => askReset(ctx, asked)));
      return 0;
    },
  },
  {
    usage: 'users approve-reset <ClientId> <UserId> --reason <text>',
    does: 'Approve a reset that the platform asked for; print the code for the next enrolment, once.',
    async run(invocation) {
      const { clientId, userId, reason } = personAndReason(invocation.args);
      tell(invocation, userId, await withClient(invocation, clientId, (ctx) => approveReset(ctx, userId, reason)));
      return 0;
    },
  },
  {
    usage: 'users cancel-reset <ClientId> <UserId> --reason <text>',
    does: 'Cancel a reset that has not taken effect.',
    async run(invocation) {
      const { clientId, userId, reason } = personAndReason(invocation.args);
      await withClient(invocation, clientId, (ctx) => cancelReset(ctx, userId, reason));
      invocation.print(`The reset of ${userId} was canceled.`);
      return 0;
    },
  },
  {
    usage: 'users enrolment-code <ClientId> <UserId>',
    does: 'Print a new one-time code for the enrolment of a person who needs one, once.',
    async run(invocation) {
      const { ClientId, UserId } = positionals(invocation.args, ['ClientId', 'UserId']);
      const { code, expiresAt } = await withClient(invocation, ClientId, (ctx) => giveCode(ctx, UserId));
      invocation.print(`Code: ${code}`);
      invocation.print(`It can be used until ${expiresAt.toISOString()}. It cannot be shown again.`);
      return 0;
    },
  },
];

function tell({ print }: Invocation, userId: string, { code, effectAt, told }: StartedReset): void {
  print(`Every element of ${userId} ends at ${effectAt.toISOString()}, later if their contact changes meanwhile.`);
  const where = told === 1 ? '1 address or number' : `${told} addresses and numbers`;
  print(`The person is told at ${where} of the last 90 days, and may report it.`);
  print(`Code: ${code}`);
  print('The person needs it to enrol from then on. Give it to nobody else; it cannot be shown again.');
}
