import { existsSync, globSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const project = fileURLToPath(new URL('..', import.meta.url));
const paths = (text: string) =>
  [...text.matchAll(/`((?:scenarios|simulators|reports|scripts)\/[\w./<>-]+)`/g)].map(([, path = '']) => path);

it.each(['README.md', 'CONTRIBUTING.md'])('%s names files and folders that there are', (name) => {
  const named = paths(readFileSync(`${project}/${name}`, 'utf8'));
  expect(named.length).toBeGreaterThan(3);
  // Of a path for a file that is still to be written, its folder.
  const gone = named.filter(
    (path) => globSync(path.includes('<') ? posix.dirname(path) : path, { cwd: project }).length === 0,
  );
  expect(gone).toEqual([]);
});

it('comments name files that there are', () => {
  const sources = globSync('{scenarios,simulators,reports,scripts}/**/*.{ts,js,css}', { cwd: project });
  const named = sources.flatMap((source) =>
    [...readFileSync(`${project}/${source}`, 'utf8').matchAll(/(?:^|\s)(?:\/\/|\/?\*).*$/gm)].flatMap(([comment]) =>
      [...comment.matchAll(/(?<![\w./-])(?:scenarios|simulators|reports|scripts)\/[\w./-]+\.[a-z][a-z0-9]*/g)].map(
        ([path]) => ({
          source,
          path,
        }),
      ),
    ),
  );
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter(({ path }) => !existsSync(`${project}/${path}`))).toEqual([]);
});
