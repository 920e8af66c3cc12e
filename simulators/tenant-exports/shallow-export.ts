// An export that was cut off by its own depth: in place of an object stands the name of its type, as ConvertTo-Json writes it beyond -Depth.
import { isObject } from './json-members.ts';
import type { JsonPath } from './parsed-export.ts';

const typeNames = [
  /^Microsoft\.(Graph|Open)\.[\w.]+$/,
  /^System\.(Collections|Object|String|Management)[\w.`]*(\[.*\])?$/,
  /^@\{.*\}$/s,
];

export interface Shallow {
  readonly path: JsonPath;
  readonly text: string;
}

/** Looked for in the text first, which is quick. */
export const mayBeShallow = (text: string): boolean => /"(Microsoft\.(Graph|Open)\.|System\.|@\{)/.test(text);

/** The first such text, if any. */
export function shallowIn(value: unknown): Shallow | undefined {
  const open: { readonly value: unknown; readonly path: JsonPath }[] = [{ value, path: [] }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value: one, path } = next;
    if (typeof one === 'string') {
      if (typeNames.some((pattern) => pattern.test(one))) return { path, text: one };
    } else if (Array.isArray(one)) {
      for (let at = one.length - 1; at >= 0; at -= 1) open.push({ value: one[at], path: [...path, at] });
    } else if (isObject(one)) {
      for (const name of Object.keys(one).toReversed()) open.push({ value: one[name], path: [...path, name] });
    }
  }
  return undefined;
}
