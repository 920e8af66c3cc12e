// Restricted time to sign in with tau = 120 s: sensitivity to the horizon.
import { restrictedTime } from './restricted-time.ts';

export const estimand = restrictedTime('restricted-time-to-sign-in-120-s', 120, false);
