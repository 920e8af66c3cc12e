// Share of all attempts signed in within 20 s.
import { signedInBy } from './signed-in-by.ts';

export const metric = signedInBy(20);
