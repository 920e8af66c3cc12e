// Whom a run may load: the reference target, which we start, and any address that may be sent requests to.
import { PilotError } from '../../../../scenarios/schema/pilot-error.ts';
import type { Target } from '../../../../scenarios/schema/target.ts';
import { permittedAddress, type Permission } from '../../../loopback/permitted-address.ts';

/**
 * @param consent the host after `--i-own-this-target`, with a port or without; undefined when it was not given.
 * @throws PilotError, bad input: `target-address-missing`, `target-address-not-valid`, `target-is-production`, `target-not-permitted`, `consent-not-valid`.
 */
export function permittedTarget(
  { kind, baseUrl }: Pick<Target, 'kind' | 'baseUrl'>,
  consent: string | undefined,
): Permission {
  if (baseUrl !== undefined)
    return permittedAddress(baseUrl, consent, {
      code: 'target',
      noun: 'target',
      correct: 'correct baseUrl in the file of the target',
      verb: 'load',
    });
  // Started by us, and it binds to loopback only.
  if (kind === 'reference') return { by: 'loopback' };
  throw new PilotError(
    'target-address-missing',
    {
      found: 'no baseUrl',
      expected: 'the address of the target',
      where: 'target',
      remedy: 'add baseUrl to the file of the target',
    },
    { badInput: true },
  );
}
