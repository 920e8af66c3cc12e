// Share of all attempts signed in within 10 s.
import { signedInBy } from './signed-in-by.ts';

export const estimand = signedInBy(10);
