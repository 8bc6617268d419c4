// The adapter of each provider that a configuration can name.
import type { MailConfig, ProviderConfig } from '#config/messages.ts';
import type { World } from '#world/world.ts';
import type { Provider } from '../provider.ts';
import { createHttpHook } from './http-hook.ts';
import { createSmtp } from './smtp.ts';
import { createTwilio } from './twilio.ts';
import { createVonage } from './vonage.ts';

export function createProvider(world: World, config: ProviderConfig | MailConfig): Provider {
  switch (config.name) {
    case 'hook':
      return createHttpHook(world, config);
    case 'smtp':
      return createSmtp(config);
    case 'twilio':
      return createTwilio(world, config);
    case 'vonage':
      return createVonage(world, config);
  }
}
