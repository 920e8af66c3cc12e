// Authentication strengths, by themselves or expanded in a policy.
import { authenticationStrength } from '../../scenarios/schema/authentication-strength.ts';
import {
  dateOf,
  isObject,
  listAt,
  memberOf,
  quoted,
  textAt,
  textOf,
  textsOf,
  type JsonObject,
} from './json-members.ts';
import type { Reading } from './reading.ts';

/** @returns strengths read: 1 or 0. */
export function readStrength(object: JsonObject, reading: Reading): number {
  const id = textAt(object, 'id')?.toLowerCase();
  const displayName = textAt(object, 'displayName') ?? id;
  if (id === undefined) {
    reading.leaveOut('found an authentication strength without an id, expected one; it is not judged.');
    return 0;
  }
  const parsed = authenticationStrength.safeParse({
    id,
    displayName: displayName?.slice(0, 300),
    policyType: textAt(object, 'policyType')?.toLowerCase() === 'builtin' ? 'builtIn' : 'custom',
    // A combination has a comma in it, so a text is one combination.
    allowedCombinations: listAt(object, 'allowedCombinations').flatMap(
      (one) => textOf(one)?.replaceAll(', ', ',') ?? [],
    ),
    combinationConfigurations: listAt(object, 'combinationConfigurations').flatMap((one) =>
      isObject(one) ? configurationOf(one, reading, displayName ?? '') : [],
    ),
  });
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    reading.leaveOut(
      `found an authentication strength (${quoted(displayName)}) that is not understood at ${issue?.path.join('.') || 'the top'}: ${issue?.message ?? ''}; it is not judged.`,
    );
    return 0;
  }
  const modifiedAt = dateOf(memberOf(object, 'modifiedDateTime'));
  const twice = reading.draft.strengths.tell(parsed.data.id, parsed.data, reading.file, modifiedAt);
  if (twice !== undefined) reading.note(twice, parsed.data.displayName);
  return 1;
}

function configurationOf(object: JsonObject, reading: Reading, name: string): object[] {
  const allowedAAGUIDs = textsOf(memberOf(object, 'allowedAAGUIDs'));
  const appliesToCombinations = listAt(object, 'appliesToCombinations').flatMap((one) => textOf(one) ?? []);
  if (allowedAAGUIDs.length > 0 && appliesToCombinations.length > 0) return [{ appliesToCombinations, allowedAAGUIDs }];
  reading.note('A condition on a combination is not evaluated (only AAGUIDs are)', name.slice(0, 60));
  return [];
}
