// The flows of a rollout: what everybody signs in with before it, what it brings, how people come to that, and
// how they get back to it.
import { flows } from './catalogue.ts';

export const rolloutFlows = {
  before: flows['password-otp'].id,
  brought: flows.passkey.id,
  registration: flows.passkey.registration,
  recovery: flows['account-recovery'].id,
};
