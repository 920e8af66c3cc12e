// The flows of a rollout: what everybody signs in with before it, what it brings, and how people come to that.
import { flows } from './catalogue.ts';

export const rolloutFlows = {
  before: flows['password-otp'].id,
  brought: flows.passkey.id,
  registration: flows.passkey.registration,
};
