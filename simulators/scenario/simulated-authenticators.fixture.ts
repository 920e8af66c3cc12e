// For tests: what scenarios/metadata/simulated.json says, as a scenario that enforces attestation has it.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { knownAuthenticatorOf, metadataEntry } from '../../scenarios/schema/fido-metadata.ts';
import type { KnownAuthenticator } from '../../scenarios/schema/known-authenticator.ts';

export const simulatedAuthenticators: readonly KnownAuthenticator[] = z
  .object({ entries: z.array(metadataEntry) })
  .parse(JSON.parse(readFileSync(new URL('../../scenarios/metadata/simulated.json', import.meta.url), 'utf8')))
  .entries.map(knownAuthenticatorOf);
