// People, groups and a policy that tests of exports share.
export const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

export const policy = {
  id: id(1),
  displayName: 'Everybody',
  state: 'enabled',
  conditions: {
    users: { includeUsers: ['All'], excludeGroups: [id(2)] },
    applications: { includeApplications: ['All'] },
    clientAppTypes: ['all'],
    platforms: null,
    locations: null,
  },
  grantControls: { operator: 'OR', builtInControls: ['mfa'], termsOfUse: [] },
  sessionControls: null,
};

export const anna = {
  id: id(11),
  userPrincipalName: 'Anna@x.example',
  displayName: 'Anna',
  accountEnabled: true,
  userType: 'Member',
};
export const ben = { id: id(12), userPrincipalName: 'ben@x.example', accountEnabled: false, userType: 'Guest' };
export const inner = { id: id(21), displayName: 'Inner', securityEnabled: true };
export const outer = { id: id(22), displayName: 'Outer', securityEnabled: true };
