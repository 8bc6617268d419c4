// The adapter of each provider that a configuration can name.
import type { ProviderConfig } from '#config/messages.ts';
import type { World } from '#world/world.ts';
import type { Provider } from '../provider.ts';
import { createHttpHook } from './http-hook.ts';
import { createTwilio } from './twilio.ts';
import { createVonage } from './vonage.ts';

export function createProvider(world: World, config: ProviderConfig): Provider {
  switch (config.name) {
    case 'hook':
      return createHttpHook(world, config);
    case 'twilio':
      return createTwilio(world, config);
    case 'vonage':
      return createVonage(world, config);
  }
}
