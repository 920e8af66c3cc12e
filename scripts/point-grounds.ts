// What the points of a sensitivity analysis depend on beside their own order: kept points of anything else are no use.
import { createHash } from 'node:crypto';
import packageManifest from '../package.json' with { type: 'json' };
import type { MachineProfile } from '../scenarios/schema/machine-profile.ts';

export function pointGrounds(scenarioHash: string, profile: MachineProfile) {
  return {
    version: packageManifest.version,
    scenarioHash,
    machineTime: createHash('sha256').update(JSON.stringify(profile)).digest('hex'),
  };
}
