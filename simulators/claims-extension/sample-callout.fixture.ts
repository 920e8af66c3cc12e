// The sample of Microsoft's tutorial on OnVerifiedIdClaimValidation (22 April 2026), with names of our own.
import type { Callout } from './callout.ts';

export const sampleRequest = `{
  "type": "microsoft.graph.authenticationEvent.verifiedIdClaimValidation",
  "source": "/tenants/t1/applications/a1",
  "data": {
    "@odata.type": "microsoft.graph.onVerifiedIdClaimValidationCalloutData",
    "tenantId": "t1",
    "authenticationEventListenerId": "l1",
    "customAuthenticationExtensionId": "e1",
    "authenticationContext": {
      "correlationId": "c1",
      "user": { "id": "u1", "userPrincipalName": "ana@contoso.example", "givenName": "Ana", "surname": "Lopez" }
    },
    "verifiedIdClaimsContext": {
      "identities": [],
      "additionalInfo": { "employeeId": "1007" },
      "claims": { "firstName": "ANA MARIA", "lastName": "LOPEZ", "dateOfBirth": "1990-01-02", "documentType": "passport" }
    }
  }
}`;

export const sampleAnswer = `{ "data": { "@odata.type": "microsoft.graph.onVerifiedIdClaimValidationResponseData",
  "actions": [ { "@odata.type": "microsoft.graph.verifiedIdClaimValidation.failed", "failedClaims": ["dateOfBirth"] } ] } }`;

export const sampleCallout = JSON.parse(sampleRequest) as Callout;
