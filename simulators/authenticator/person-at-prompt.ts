// How somebody answers an authenticator in software, by what they mean to do at the prompt.
import type { Intent } from '../people/intent.ts';
import type { PersonAtPrompt } from './software/software-authenticator.ts';

export type PromptEnd = Intent<'create-passkey'>['prompt'];

export const personAtPrompt: Readonly<Record<PromptEnd, PersonAtPrompt>> = {
  confirmed: { presence: 'confirms', verification: 'succeeds' },
  'verification-failed': { presence: 'confirms', verification: 'fails' },
  dismissed: { presence: 'dismisses', verification: 'succeeds' },
  'not-completed': { presence: 'dismisses', verification: 'succeeds' },
};
