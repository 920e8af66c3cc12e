// Where a rollout takes from where people stand at its start, as a scenario writes it.
import { z } from 'zod';
import { groupsOfExports, pathsOfExports } from './policy-of-exports.ts';

const paths = pathsOfExports.describe(
  'Exports of a tenant: a folder, or files, beside this file; a registration report among them',
);

export const registrationReport = z
  .union([
    paths,
    z.strictObject({
      exports: paths,
      groups: groupsOfExports
        .optional()
        .describe(
          'By persona id: groups of the exports, by name or id, whose people are counted for it, those of groups in them too. Absent, or no such persona: everybody but guests',
        ),
    }),
  ])
  .describe(
    'Registration report (Microsoft Entra: User registration details) that the shares of "standing" are counted from; what "standing" says of a persona holds over it. Runs keep the shares, and nothing of the people',
  );
export type RegistrationReport = z.output<typeof registrationReport>;
