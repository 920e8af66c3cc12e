// Every advice that is printed is one that can be followed: the options it names are options of each command in which it can arise, and the
// commands it names exist. Which commands those are follows from what imports what.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { shellWord } from '../scenarios/schema/shell-word.ts';
import { commandLine } from './command-line.ts';
import { asTyped } from './typed-command.ts';

const project = fileURLToPath(new URL('..', import.meta.url));
const program = commandLine();
const commands = new Map(
  program.commands.map((command) => [
    command.name(),
    new Set([...command.options, ...program.options].flatMap(({ long }) => long ?? [])),
  ]),
);

const sources = new Map(
  ['scenarios', 'simulators', 'reports', 'scripts'].flatMap((layer) =>
    readdirSync(join(project, layer), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !/\.test\.ts$|(?:^|\/)bench/.test(name))
      .map((name) => [posix.join(layer, name), readFileSync(join(project, layer, name), 'utf8')] as const),
  ),
);

/** Files that a command needs, with all that they import. */
function reachedBy(command: string): ReadonlySet<string> {
  const reached = new Set([`scripts/${command}.ts`]);
  // A set goes on to what is added while it is gone through.
  for (const file of reached) {
    for (const [, specifier = ''] of (sources.get(file) ?? '').matchAll(/(?:from |import\()'(\.[^']+\.ts)'/g))
      reached.add(posix.join(dirname(file), specifier));
    for (const [, specifier = ''] of (sources.get(file) ?? '').matchAll(/new URL\('([^']+\.ts)', import\.meta\.url\)/g))
      reached.add(posix.join(dirname(file), specifier));
  }
  return reached;
}
const reach = new Map([...commands.keys()].map((command) => [command, reachedBy(command)]));

interface Advice {
  readonly file: string;
  readonly text: string;
}

/** What stands behind "remedy", or is handed to who makes one. */
const advice: readonly Advice[] = [...sources].flatMap(([file, source]) =>
  source.split('\n').flatMap((line) => {
    const from = /\bremedy\b|refuseForeign\(|elsewhere:|asTyped\(|nameItYourself/.exec(line);
    return from === null
      ? []
      : [...line.slice(from.index).matchAll(/'((?:[^'\\]|\\.)*)'|`((?:[^`\\]|\\.)*)`/g)].map(([, plain, template]) => ({
          file,
          text: plain ?? template ?? '',
        }));
  }),
);

/** Where what imports a file calls only a part of it. */
const onlyIn: Readonly<Record<string, { readonly commands: readonly string[]; readonly why: string }>> = {
  'simulators/store/run-folder.ts': { commands: ['run'], why: 'others read manifests of runs and begin none' },
  'simulators/programs/k6/added-arguments.ts': {
    commands: ['run'],
    why: 'others know which arguments may be added, and add none',
  },
  'scripts/drive-virtual.ts': { commands: ['run'], why: 'others drive nothing' },
  'scripts/system-error.ts': {
    commands: ['run', 'sensitivity', 'validate', 'doctor'],
    why: 'it says so where the command has the option; its own test holds it to that',
  },
  'simulators/store/named-folder.ts': { commands: ['run', 'sensitivity'], why: 'only these make folders below runs/' },
};

const isOption = /(?<![\w-])--[a-z0-9]+(?:-[a-z0-9]+)*/g;
/** Options of other programs, and of npm. */
const foreign = new Set(['--prefix', '--']);

describe('an advice', () => {
  it('is found by this test', () => {
    expect(advice.length).toBeGreaterThan(100);
    expect(advice.some(({ text }) => text.includes('write elsewhere with --out'))).toBe(true);
  });

  it('names only options of the commands in which it can arise', () => {
    const wrong = advice.flatMap(({ file, text }) => {
      // An option behind a command of ours is that command's.
      const bare = text.replaceAll(/passkey-pilot (?:[a-z]+|\$\{[^}]*\}).*$/g, '');
      const where = onlyIn[file]?.commands ?? [...commands.keys()].filter((command) => reach.get(command)?.has(file));
      return [...bare.matchAll(isOption)].flatMap(([option]) =>
        foreign.has(option)
          ? []
          : where
              .filter((command) => !(commands.get(command)?.has(option) ?? false))
              .map((command) => `${file}: "${text}" has ${option}, which ${command} has not`),
      );
    });
    expect(wrong).toEqual([]);
  });

  it('names only commands that there are, with options of theirs', () => {
    const wrong = advice.flatMap(({ file, text }) =>
      [...text.matchAll(/passkey-pilot (?!that\b)([a-z]+)([^`;]*)/g)].flatMap(([, command = '', rest = '']) => {
        const options = commands.get(command);
        if (options === undefined) return [`${file}: "${text}" names a command "${command}"`];
        return [...rest.matchAll(isOption)].flatMap(([option]) =>
          options.has(option) ? [] : [`${file}: "${text}" names ${option}, which ${command} has not`],
        );
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('names only scripts of package.json', () => {
    const { scripts } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as {
      scripts: Readonly<Record<string, string>>;
    };
    const named = advice
      .flatMap(({ text }) => [...text.matchAll(/npm (?:run )?([a-z][a-z-]*)/g)].map(([, script = '']) => script))
      .filter((script) => !['install', 'brought'].includes(script));
    expect(named.length).toBeGreaterThan(2);
    expect(named.filter((script) => !Object.hasOwn(scripts, script))).toEqual([]);
  });
});

describe('a command of ours, as it is typed', () => {
  const typed = (text: string, cwd: string, path = '/usr/bin:/somewhere/node_modules/.bin') =>
    asTyped(text, { cwd, path });

  it.each([
    ['Go on with: passkey-pilot run --resume /x', 'Go on with: npx passkey-pilot run --resume /x'],
    ['did nothing; see passkey-pilot --help', 'did nothing; see npx passkey-pilot --help'],
    [
      'make it again with passkey-pilot sensitivity /x, or delete /x',
      'make it again with npx passkey-pilot sensitivity /x, or delete /x',
    ],
    ['npx passkey-pilot run a.yaml', 'npx passkey-pilot run a.yaml'],
    ['/home/me/passkey-pilot run', '/home/me/passkey-pilot run'],
    ['the version of passkey-pilot that wrote it', 'the version of passkey-pilot that wrote it'],
  ])('%s', (text, told) => expect(typed(text, join(project, 'scenarios'))).toBe(told));

  it('elsewhere finds the project', () => {
    expect(typed('passkey-pilot run a', '/')).toMatch(/^npm --prefix \S+ run passkey-pilot -- run a$/);
  });

  it.each(['c[1]', '{a,b}', 'a[\u0001]'])(
    'does not pass through npm, whose shell would read %j as a pattern',
    (word) => {
      const command = typed(`passkey-pilot report ${shellWord(word)}, or delete it`, project);
      expect(command).toMatch(/^\S+ \S+\/tsx \S+\/passkey-pilot\.ts report /);
      // npm itself quotes these.
      expect(typed(`passkey-pilot report ${shellWord(`${word} x`)}`, project)).toMatch(/^npx /);
    },
  );

  it('is plain where it is in the PATH', () => {
    const folder = mkdtempSync(join(tmpdir(), 'typed-'));
    expect(typed('passkey-pilot run a', '/', `/usr/bin:${folder}`)).toMatch(/^npm/);
    writeFileSync(join(folder, 'passkey-pilot'), '');
    expect(typed('passkey-pilot run a', '/', `/usr/bin:${folder}`)).toBe('passkey-pilot run a');
    rmSync(folder, { recursive: true });
  });
});
