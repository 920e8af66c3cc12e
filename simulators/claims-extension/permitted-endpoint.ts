// Where a tenant's own check may be called: on this machine, or at a host that the user has said is theirs, then encrypted: what is sent are
// names and dates of birth.
import { PilotError } from '../../scenarios/schema/pilot-error.ts';
import { permittedAddress, type Permission } from '../loopback/permitted-address.ts';

export interface PermittedEndpoint {
  readonly url: string;
  readonly permission: Permission;
}

/**
 * @param consent the host after `--i-own-this-target`; undefined when it was not given.
 * @throws PilotError, bad input: `claims-endpoint-address-not-valid`, `claims-endpoint-is-production`, `claims-endpoint-not-permitted`,
 * `claims-endpoint-not-encrypted`, `consent-not-valid`.
 */
export function permittedEndpoint(url: string, consent: string | undefined): PermittedEndpoint {
  const permission = permittedAddress(url, consent, {
    code: 'claims-endpoint',
    noun: 'claims endpoint',
    correct: 'correct the address of the endpoint',
    verb: 'call',
  });
  if (permission.by === 'consent' && new URL(url).protocol !== 'https:') {
    // Entra ID calls nothing else either (1003020 CustomExtensionIncorrectTargetUrlFormat).
    throw new PilotError(
      'claims-endpoint-not-encrypted',
      {
        found: 'http:// to another machine',
        expected: 'https://, as names and dates of birth are sent',
        where: url,
        remedy: 'serve it with a certificate, or on this machine',
      },
      { badInput: true },
    );
  }
  return { url, permission };
}
