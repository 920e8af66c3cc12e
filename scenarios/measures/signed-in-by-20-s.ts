// Share of all attempts signed in within 20 s.
import { signedInBy } from './signed-in-by.ts';

export const estimand = signedInBy(20);
