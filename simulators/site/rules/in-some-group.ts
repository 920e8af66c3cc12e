// Whether a person is in one of the groups that a setting names. Asked at every sign-in, so without a closure: V8 would make room for what it sees.

/** @param groups ids of those that the person is in. */
export function isInSome(groups: readonly string[], named: readonly string[]): boolean {
  for (const group of named) if (groups.includes(group)) return true;
  return false;
}
