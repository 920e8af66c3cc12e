import { expect, it } from 'vitest';
import { whyUnread } from './why-unread.ts';

const withCode = (code: string) => Object.assign(new Error(code), { code });

it.each([
  ['ENOENT', 'no run.json'],
  ['ENOTDIR', 'no run.json'],
  ['EACCES', 'no permission to read it'],
  ['EISDIR', 'a folder'],
  ['ENXIO', 'that it cannot be read (ENXIO)'],
])('%s is told as %s', (code, told) => expect(whyUnread(withCode(code), 'no run.json')).toBe(told));
