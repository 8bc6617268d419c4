// What support does for one person.
import { blockPerson } from '#sca/block-person.ts';
import { getHistory } from '#sca/get-history.ts';
import { toHistoryView } from '#sca/history-view.ts';
import { forgetTyping } from '#sca/typing/forget-typing.ts';
import { getTyping } from '#sca/typing/get-typing.ts';
import { toTypingReply } from '#sca/typing/routes.ts';
import { unblockPerson } from '#sca/unblock-person.ts';
import { positionals, type Command } from '../command.ts';
import { personAndReason, withClient } from '../person-args.ts';

export const userCommands: readonly Command[] = [
  {
    usage: 'users sca-history <ClientId> <UserId>',
    does: 'Show where a person stands, their last sessions and messages; no secrets.',
    async run(invocation) {
      const { ClientId, UserId } = positionals(invocation.args, ['ClientId', 'UserId']);
      const history = await withClient(invocation, ClientId, (ctx) => getHistory(ctx, UserId));
      invocation.print(JSON.stringify(toHistoryView(history), undefined, 2));
      return 0;
    },
  },
  {
    usage: 'users typing <ClientId> <UserId>',
    does: "Show how much a person's typing profile holds, and whether it is in use.",
    async run(invocation) {
      const { ClientId, UserId } = positionals(invocation.args, ['ClientId', 'UserId']);
      const view = await withClient(invocation, ClientId, (ctx) => getTyping(ctx, UserId));
      invocation.print(JSON.stringify(toTypingReply(view), undefined, 2));
      return 0;
    },
  },
  {
    usage: 'users forget-typing <ClientId> <UserId> --reason <text>',
    does: "Erase a person's typing profile; a new one begins unless they decline. The trail keeps the reason.",
    async run(invocation) {
      const { clientId, userId, reason } = personAndReason(invocation.args);
      const done = await withClient(invocation, clientId, (ctx) => forgetTyping(ctx, userId, reason));
      invocation.print(done ? `The typing profile of ${userId} is erased.` : `${userId} has no typing profile.`);
      return 0;
    },
  },
  {
    usage: 'users block <ClientId> <UserId> --reason <text>',
    does: 'Block a person until `users unblock`, and end their sessions; the trail keeps the reason.',
    async run(invocation) {
      const { clientId, userId, reason } = personAndReason(invocation.args);
      const isNew = await withClient(invocation, clientId, (ctx) => blockPerson(ctx, userId, reason));
      invocation.print(isNew ? `${userId} is blocked until you lift it.` : `${userId} was blocked already.`);
      return 0;
    },
  },
  {
    usage: 'users unblock <ClientId> <UserId> --reason <text>',
    does: 'Lift a block, a permanent one too; the trail keeps the reason.',
    async run(invocation) {
      const { clientId, userId, reason } = personAndReason(invocation.args);
      const lifted = await withClient(invocation, clientId, (ctx) => unblockPerson(ctx, userId, reason));
      invocation.print(lifted ? `${userId} may try again.` : `${userId} was not blocked.`);
      return 0;
    },
  },
];
