// The oldest runtime that has all we use. Imports nothing, so that an older one can read this file and say so.

export const oldestNode = '22.12.0';

/** Is a Node version ("24.21.0") at least the oldest we support? */
export function isNewEnough(version: string): boolean {
  return version.localeCompare(oldestNode, 'en', { numeric: true }) >= 0;
}
