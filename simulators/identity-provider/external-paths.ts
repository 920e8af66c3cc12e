// Where the identity provider publishes what it is to external providers, and where their answers come: as Microsoft Entra has it, below a tenant.
import { discoverySuffix } from '../external-method/openid-metadata.ts';

/** Invented, constant: this server stands for one tenant. */
export const tenantId = '7061737b-6b65-4a79-8a70-696c6f740001';

export const externalAnswerPath = '/common/federation/externalauthprovider';
export const tenantKeysPath = `/${tenantId}/discovery/v2.0/keys`;
export const tenantDiscoveryPath = `/${tenantId}/v2.0${discoverySuffix}`;

export const tenantIssuer = (baseUrl: string) => `${baseUrl}/${tenantId}/v2.0`;

/** What an external provider must be told of the tenant. */
export const registrationOf = (baseUrl: string, clientId: string) => ({
  clientId,
  redirectUri: `${baseUrl}${externalAnswerPath}`,
  discoveryUrl: `${baseUrl}${tenantDiscoveryPath}`,
});
