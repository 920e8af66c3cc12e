import { expect, it } from 'vitest';
import { CookieJar } from './cookie-jar.ts';

const jarOf = (...lines: string[]) => {
  const jar = new CookieJar();
  jar.take(lines);
  return jar;
};

it('keeps what it is given, the last of a name, and sends it', () => {
  const jar = jarOf('session=one; HttpOnly; Path=/', 'lang=en', 'session=two; Path=/');
  expect(jar.header('/home')).toBe('session=two; lang=en');
  expect(jar.list()).toEqual([
    { name: 'session', value: 'two', path: '/' },
    { name: 'lang', value: 'en', path: '/' },
  ]);
});

it('sends a cookie beneath its path alone', () => {
  const jar = jarOf('a=1; Path=/sign-in');
  expect(['/sign-in', '/sign-in/code', '/sign-into', '/'].map((path) => jar.header(path))).toEqual([
    'a=1',
    'a=1',
    undefined,
    undefined,
  ]);
});

it.each(['session=; Max-Age=0; Path=/', 'session=x; Max-Age=-1', 'session=x; Expires=Thu, 01 Jan 1970 00:00:00 GMT'])(
  'forgets at "%s"',
  (line) => {
    expect(jarOf('session=one; Path=/', line).list()).toEqual([]);
  },
);

it('keeps a value with "=" in it, and takes nothing without a name', () => {
  expect(jarOf('a=b=c', '=x', 'nothing', '').header('/')).toBe('a=b=c');
});
