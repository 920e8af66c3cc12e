// Restricted time to sign in with tau = 300 s: sensitivity to the horizon.
import { restrictedTime } from './restricted-time.ts';

export const estimand = restrictedTime('restricted-time-to-sign-in-300-s', 300, false);
