// Exports of a tenant that a scenario names: read, or why they cannot be.
import { resolve } from 'node:path';
import { PilotError } from '../../scenarios/schema/pilot-error.ts';
import type { Tenant } from '../../scenarios/schema/tenant.ts';
import { readTenant } from '../tenant-exports/read-tenant.ts';

/** @param folder that the paths start from. Undefined: told to `report`. */
export async function readExports(
  paths: string | readonly string[],
  folder: string,
  report: (found: string, expected: string) => void,
): Promise<Tenant | undefined> {
  try {
    return await readTenant([paths].flat().map((one) => resolve(folder, one)));
  } catch (cause) {
    if (!(cause instanceof PilotError)) throw cause;
    const { found = 'exports that cannot be read', expected = 'exports of a tenant' } = cause.data as Record<
      string,
      string
    >;
    report(found, expected);
    return undefined;
  }
}
