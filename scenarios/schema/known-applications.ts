// Applications of Microsoft that policies name, and the suites that Conditional Access puts them into, as far as they are needed here.
// Source: Microsoft Learn, concept-conditional-access-cloud-apps and reference-office-365-application-contents; the registration endpoints by
// administrators' reports of blocked registrations, as Microsoft documents none.

export const mySignIns = '19db86c3-b2b9-44cc-b339-36da233a3be2';
export const credentialEndpoint = 'ea890292-c8c8-4433-b5ea-b09d0668e1a6';
export const exchangeOnline = '00000002-0000-0ff1-ce00-000000000000';

/** A client asks only for who somebody is (openid, profile, email, offline_access, User.Read and the like), and for no application. */
export const baselineScopes = 'baseline-scopes';

export type Suite = 'Office365' | 'MicrosoftAdminPortals';
export const suites: readonly string[] = ['Office365', 'MicrosoftAdminPortals'] satisfies Suite[];

export interface KnownApplication {
  readonly name: string;
  readonly suite?: Suite;
}

export const knownApplications: Readonly<Record<string, KnownApplication>> = {
  [mySignIns]: { name: 'My Sign-ins' },
  [credentialEndpoint]: { name: 'Azure Credential Configuration Endpoint Service' },
  '0000000c-0000-0000-c000-000000000000': { name: 'Microsoft App Access Panel' },
  '00000002-0000-0000-c000-000000000000': { name: 'Windows Azure Active Directory' },
  '00000003-0000-0000-c000-000000000000': { name: 'Microsoft Graph' },
  'd4ebce55-015a-49b5-a083-c84d1797ae8c': { name: 'Microsoft Intune Enrollment' },
  '797f4846-ba00-4fd7-ba43-dac1f8f63013': { name: 'Windows Azure Service Management API' },
  [exchangeOnline]: { name: 'Office 365 Exchange Online', suite: 'Office365' },
  '00000003-0000-0ff1-ce00-000000000000': { name: 'Office 365 SharePoint Online', suite: 'Office365' },
  'cc15fd57-2c6c-4117-a88c-83b1d56b4bbe': { name: 'Microsoft Teams Services', suite: 'Office365' },
  'c44b4083-3bb0-49c1-b47d-974e53cbdf3c': { name: 'Azure Portal', suite: 'MicrosoftAdminPortals' },
  '00000006-0000-0ff1-ce00-000000000000': { name: 'Microsoft 365 Admin Portal', suite: 'MicrosoftAdminPortals' },
};
