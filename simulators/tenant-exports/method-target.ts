// Whom a method is for: groups, people, or "all_users".
import type { MethodTarget } from '../../scenarios/schema/tenant.ts';
import { booleanAt, isObject, listOf, quoted, textAt, type JsonObject } from './json-members.ts';
import type { Reading } from './reading.ts';

export function targetsOf(value: unknown, reading: Reading): MethodTarget[] {
  return listOf(value).flatMap((one) => {
    const target = targetOf(one, reading);
    return target === undefined ? [] : [target];
  });
}

export function targetOf(value: unknown, reading: Reading): MethodTarget | undefined {
  const object: JsonObject = isObject(value) ? value : { id: value };
  const id = textAt(object, 'id')?.toLowerCase();
  if (id === undefined) {
    reading.note(`A target without an id was left out: ${quoted(value)}.`);
    return undefined;
  }
  const name = textAt(object, 'displayName');
  if (name !== undefined) reading.draft.names.set(id, name);
  const isRegistrationRequired = booleanAt(object, 'isRegistrationRequired');
  return {
    id,
    targetType: textAt(object, 'targetType')?.toLowerCase() === 'user' ? 'user' : 'group',
    ...(isRegistrationRequired === undefined ? {} : { isRegistrationRequired }),
  };
}
