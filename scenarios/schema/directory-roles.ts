// Template ids of directory roles that rules and checks know by themselves; every other role is told by the exports.
// Source: Microsoft Learn, permissions-reference.
export const globalAdministrator = '62e90394-69f5-4237-9190-012177145e10';
export const privilegedAuthenticationAdministrator = '7be44c8a-adaf-4e2a-84d6-ab2649e08a13';
