// Rows that are made when they are first asked for, and told in the order of their names, so that whoever counted first does not matter.

export function rowNamed<K, V>(rows: Map<K, V>, name: K, made: () => V): V {
  const known = rows.get(name);
  if (known !== undefined) return known;
  const row = made();
  rows.set(name, row);
  return row;
}

export function inOrder<V>(rows: ReadonlyMap<string, V>): [string, V][] {
  return [...rows].toSorted(([a], [b]) => (a < b ? -1 : 1));
}
