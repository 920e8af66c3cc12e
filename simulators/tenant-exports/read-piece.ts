// Which reader takes which kind of object.
import type { JsonObject } from './json-members.ts';
import { readConditionalAccessPolicy } from './read-conditional-access.ts';
import { readGroup, readMembership } from './read-groups.ts';
import { readMethod, readMethodsPolicy } from './read-methods-policy.ts';
import { readAudit, readDevice, readNamedLocation, readNames } from './read-others.ts';
import { readPasskey, readPerson, readRegistration } from './read-people.ts';
import { readDirectoryRole, readRoleAssignment, readRoleDefinition } from './read-roles.ts';
import { readSignIn } from './read-sign-in.ts';
import { readStrength } from './read-strength.ts';
import type { Reading } from './reading.ts';
import type { ExportKind } from './recognise.ts';

/** @returns rows read of the kind. */
export const readPiece: Readonly<Record<ExportKind, (object: JsonObject, reading: Reading) => number>> = {
  methodsPolicy: readMethodsPolicy,
  method: readMethod,
  conditionalAccessPolicy: readConditionalAccessPolicy,
  strength: readStrength,
  namedLocation: readNamedLocation,
  group: readGroup,
  membership: readMembership,
  person: readPerson,
  registration: readRegistration,
  passkey: readPasskey,
  roleAssignment: readRoleAssignment,
  directoryRole: readDirectoryRole,
  roleDefinition: readRoleDefinition,
  device: readDevice,
  signIn: readSignIn,
  audit: readAudit,
  names: readNames,
  termsOfUse: () => 1,
  verifiedId: () => 1,
  placeholder: (_object, { note }) => {
    note('Rows that tell nothing but a date of 1900 show which fields there are: they are nobody and no sign-in.');
    return 1;
  },
};
