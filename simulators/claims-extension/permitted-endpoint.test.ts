import { describe, expect, it } from 'vitest';
import { PilotError } from '../../scenarios/schema/pilot-error.ts';
import { permittedEndpoint } from './permitted-endpoint.ts';

function permission(url: string, consent?: string): unknown {
  try {
    return permittedEndpoint(url, consent).permission;
  } catch (error) {
    if (error instanceof PilotError && error.badInput) return error.code;
    throw error;
  }
}

describe('permittedEndpoint', () => {
  it.each([
    ['http://localhost:7071/api/validate?code=k', undefined, { by: 'loopback' }],
    ['https://127.0.0.1/', undefined, { by: 'loopback' }],
    ['http://[::1]:80/x', undefined, { by: 'loopback' }],
    ['https://hr.contoso.example/x', undefined, 'claims-endpoint-not-permitted'],
    ['https://hr.contoso.example/x', 'contoso.example', 'claims-endpoint-not-permitted'],
    ['https://hr.contoso.example/x', 'hr.contoso.example', { by: 'consent', host: 'hr.contoso.example' }],
    ['http://hr.contoso.example/x', 'hr.contoso.example', 'claims-endpoint-not-encrypted'],
    ['http://10.0.0.1/x', '10.0.0.1', 'claims-endpoint-not-encrypted'],
    ['https://login.microsoftonline.com/x', 'login.microsoftonline.com', 'claims-endpoint-is-production'],
    ['https://localhost@hr.contoso.example/', 'hr.contoso.example', 'claims-endpoint-address-not-valid'],
    ['file:///etc/passwd', undefined, 'claims-endpoint-address-not-valid'],
    ['hr.contoso.example/validate', undefined, 'claims-endpoint-address-not-valid'],
    ['https://hr.contoso.example/', 'https://hr.contoso.example/', 'consent-not-valid'],
  ])('%s with consent to %s', (url, consent, outcome) => {
    expect(permission(url, consent)).toEqual(outcome);
  });
});
