// Share of all attempts signed in within 120 s.
import { signedInBy } from './signed-in-by.ts';

export const estimand = signedInBy(120);
