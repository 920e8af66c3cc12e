// The parts every route needs, made once for each app.
import { DirectoryStore } from './directory-store.ts';
import { Passwords } from './passwords.ts';
import type { ProviderOptions } from './provider-options.ts';
import { SessionStore } from './session-store.ts';

export interface Provider {
  readonly options: ProviderOptions;
  readonly directory: DirectoryStore;
  readonly sessions: SessionStore;
  readonly passwords: Passwords;
}

export function createProvider(options: ProviderOptions): Provider {
  return {
    options,
    directory: new DirectoryStore(),
    sessions: new SessionStore(options.policy),
    passwords: new Passwords(options.passwordHashing),
  };
}
