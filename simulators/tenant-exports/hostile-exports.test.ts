// Exports that were cut, doubled, renamed, retyped or made up: a sentence or a tenant, never a stack trace, and never a part that is gone without
// a word. Property: whatever is taken out of an example is either still in the tenant or told of.
import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PilotError } from '../../scenarios/schema/pilot-error.ts';
import type { Tenant } from '../../scenarios/schema/tenant.ts';
import { tenantOf, toldOf, type Exports } from './tenant-of.fixture.ts';
import { writeExampleTenant } from './write-example-tenant.ts';

const folder = join(mkdtempSync(join(tmpdir(), 'example-')), 'tenant');
const example = new Map<string, string>();
let whole: Tenant;
beforeAll(async () => {
  await writeExampleTenant(folder);
  for (const name of readdirSync(folder)) example.set(name, readFileSync(join(folder, name), 'utf8'));
  whole = await tenantOf(Object.fromEntries(example));
});
afterAll(() => rmSync(join(folder, '..'), { recursive: true }));

const runs = { numRuns: 25 };
const anyFile = () => fc.constantFrom(...example.keys());
/** Not asked before the example is written. */
const lazily = <T>(make: () => fc.Arbitrary<T>): fc.Arbitrary<T> => fc.constant(undefined).chain(make);

/** The tenant, or what was said instead of it; any other error is a fault of ours. */
async function outcomeOf(exports: Exports): Promise<Tenant | string> {
  try {
    return await tenantOf(exports);
  } catch (error) {
    if (error instanceof PilotError && error.badInput && error.code === 'exports-unreadable')
      return error.data.found ?? '';
    throw error;
  }
}

function expectSentences(outcome: Tenant | string): void {
  const told = typeof outcome === 'string' ? outcome : toldOf(outcome);
  expect(told).not.toMatch(/undefined|\[object|TypeError|RangeError| at .*\.ts:\d/);
  for (const line of told.split('\n')) expect(line.length).toBeLessThan(6_000);
}

const exampleWith = (name: string, content: unknown): Exports => ({ ...Object.fromEntries(example), [name]: content });

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** Every place of a value, by the way to it. */
function* placesOf(value: Json, path: (string | number)[] = []): Generator<(string | number)[]> {
  yield path;
  if (Array.isArray(value)) for (const [at, one] of value.entries()) yield* placesOf(one, [...path, at]);
  else if (typeof value === 'object' && value !== null)
    for (const [name, one] of Object.entries(value)) yield* placesOf(one, [...path, name]);
}

function changed(value: Json, path: readonly (string | number)[], change: (value: Json) => Json | undefined): Json {
  const [first, ...rest] = path;
  if (first === undefined) return change(value) ?? null;
  if (Array.isArray(value))
    return value.flatMap((one, at) => {
      if (at !== first) return [one];
      const next = rest.length === 0 ? change(one) : changed(one, rest, change);
      return next === undefined ? [] : [next];
    });
  return Object.fromEntries(
    Object.entries(value as Record<string, Json>).flatMap(([name, one]) => {
      if (name !== first) return [[name, one]];
      const next = rest.length === 0 ? change(one) : changed(one, rest, change);
      return next === undefined ? [] : [[name, next]];
    }),
  );
}

const otherValue: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(null, true, false, 0, -1, 3.5, '', 'true', [], {}, [[]], [null], '9'.repeat(50), '{"a":1}'),
  fc.constantFrom<Json>('Microsoft.Graph.PowerShell.Models.MicrosoftGraphX', 'System.Object[]', '@{id=1}', '/Date(1)/'),
  fc.constant('x'.repeat(100_000)),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json>,
);

describe('an example of which a file is', () => {
  it('cut anywhere is told, and everything else is as it was', async () => {
    await fc.assert(
      fc.asyncProperty(lazily(anyFile), fc.double({ min: 0, max: 0.999, noNaN: true }), async (name, share) => {
        const text = example.get(name) ?? '';
        // Without its last blanks JSON is still whole.
        const cut = text.slice(0, Math.floor((text.trimEnd().length - 1) * share));
        const outcome = await outcomeOf(exampleWith(name, cut));
        expectSentences(outcome);
        if (typeof outcome === 'string') throw new Error('expected the other files to be read');
        expect(outcome.unread.filter(({ file }) => file === name)).toHaveLength(1);
        expect(outcome.sources.filter(({ file }) => file !== name)).toHaveLength(
          whole.sources.filter(({ file }) => file !== name).length,
        );
      }),
      runs,
    );
  });

  it('there twice is one', async () => {
    await fc.assert(
      fc.asyncProperty(lazily(anyFile), async (name) => {
        const outcome = await outcomeOf(exampleWith(`z copy of ${name}`, example.get(name)));
        if (typeof outcome === 'string') throw new Error(outcome);
        const { sources: _sources, memberships, ...twice } = outcome;
        const { sources: _once, memberships: before, ...once } = whole;
        expect(twice).toEqual(once);
        for (const person of whole.people.keys())
          expect([...(memberships?.directGroups(person) ?? [])]).toEqual([...(before?.directGroups(person) ?? [])]);
      }),
      { numRuns: 10 },
    );
  });

  it('renamed is read as before', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], { minLength: 12 }),
        async (order) => {
          const texts = [...example.values()];
          const outcome = await outcomeOf(Object.fromEntries(order.map((at, place) => [`${place}.txt`, texts[at]])));
          if (typeof outcome === 'string') throw new Error(outcome);
          expect(outcome.people).toHaveLength(whole.people.length);
          expect(outcome.groups).toHaveLength(whole.groups.length);
          expect(outcome.conditionalAccess).toHaveLength(whole.conditionalAccess?.length ?? 0);
          expect(outcome.methodsPolicy).toEqual(whole.methodsPolicy);
          expect(outcome.roles).toHaveLength(whole.roles?.length ?? 0);
        },
      ),
      { numRuns: 10 },
    );
  });

  it('changed in one value ends in sentences', async () => {
    await fc.assert(
      fc.asyncProperty(lazily(anyFile), fc.nat(), otherValue, async (name, at, other) => {
        const value = JSON.parse(example.get(name) ?? '') as Json;
        const places = [...placesOf(value)];
        const place = places[at % places.length] ?? [];
        expectSentences(
          await outcomeOf(
            exampleWith(
              name,
              changed(value, place, () => other),
            ),
          ),
        );
        expectSentences(await outcomeOf({ [name]: changed(value, place, () => other) }));
      }),
      runs,
    );
  });

  it('short of a member or a row, or with one named otherwise, ends in sentences', async () => {
    const otherName = fc.constantFrom(
      '__proto__',
      'constructor',
      'toString',
      'Id',
      'ID',
      'value',
      'Count',
      '@odata.type',
      '',
      'x'.repeat(5_000),
    );
    await fc.assert(
      fc.asyncProperty(lazily(anyFile), fc.nat(), otherName, async (name, at, newName) => {
        const value = JSON.parse(example.get(name) ?? '') as Json;
        const places = [...placesOf(value)].slice(1);
        const place = places[at % places.length] ?? [];
        expectSentences(await outcomeOf({ [name]: changed(value, place, () => undefined) }));
        const last = place.at(-1);
        if (typeof last !== 'string') return;
        const text = JSON.stringify(changed(value, place, (one) => ({ 'the renamed one': one })));
        // In text, as a literal __proto__ would set a prototype here.
        expectSentences(
          await outcomeOf({ [name]: text.replaceAll('the renamed one', JSON.stringify(newName).slice(1, -1)) }),
        );
      }),
      runs,
    );
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('some bytes otherwise ends in sentences', async () => {
    await fc.assert(
      fc.asyncProperty(
        lazily(anyFile),
        fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { minLength: 1, maxLength: 20 }),
        async (name, bytes) => {
          const buffer = Buffer.from(example.get(name) ?? '');
          for (const [at, byte] of bytes) buffer[at % buffer.length] = byte;
          expectSentences(await outcomeOf({ [name]: buffer }));
        },
      ),
      runs,
    );
  });
});

describe('a policy that loses a value', () => {
  /** Whoever may not be read must not look as if it were off. */
  it('never turns a method off or a policy away in silence', async () => {
    const file = 'authenticationMethodsPolicy.json';
    await fc.assert(
      fc.asyncProperty(fc.nat(), otherValue, async (at, other) => {
        const value = JSON.parse(example.get(file) ?? '') as Json;
        const places = [...placesOf(value)].filter(
          (path) => path.at(-1) === 'state' || path.at(-1) === 'attestationEnforcement',
        );
        const place = places[at % places.length] ?? [];
        fc.pre(other !== 'disabled');
        const outcome = await outcomeOf({ [file]: changed(value, place, () => other) });
        const methods = (tenant: Tenant) => new Map(tenant.methodsPolicy?.methods.map(({ id, state }) => [id, state]));
        if (typeof outcome === 'string') {
          expect(outcome).toContain(file);
          return;
        }
        for (const [id, state] of methods(outcome)) expect(state).toBe(methods(whole).get(id));
        if (methods(outcome).size < methods(whole).size) expect(outcome.unread.length).toBeGreaterThan(0);
      }),
      runs,
    );
  });
});

describe('anything at all', () => {
  it('ends in sentences', async () => {
    const anything = fc.oneof(
      fc.json(),
      fc.string({ unit: 'binary', maxLength: 500 }),
      fc.uint8Array({ maxLength: 500 }).map((bytes) => Buffer.from(bytes)),
      fc
        .array(fc.array(fc.string({ maxLength: 10 }), { minLength: 1, maxLength: 4 }).map((cells) => cells.join(',')))
        .map((rows) => ['userPrincipalName,groupId,memberId,id', ...rows].join('\n')),
      fc.nat({ max: 5_000 }).map((depth) => '{"value":'.repeat(depth)),
      fc.nat({ max: 5_000 }).map((depth) => `${'{"a":['.repeat(depth)}1${']}'.repeat(depth)}`),
    );
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.constantFrom('a', 'b.csv', 'c/d.json'), anything), async (exports) => {
        expectSentences(await outcomeOf(exports));
      }),
      { numRuns: 80 },
    );
  });
});
