// Restricted time to sign in with tau = 60 s. Primary.
import { restrictedTime } from './restricted-time.ts';

export const estimand = restrictedTime('restricted-time-to-sign-in', 60, true);
