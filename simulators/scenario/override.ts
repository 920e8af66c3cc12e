// Fields of a scenario set from the command line: `--set limits.void="5 %"` and its short forms.
import { parseDocument } from 'yaml';
import { describeValue } from './issue-problem.ts';
import type { ScenarioProblem } from './scenario-errors.ts';
import { parseOptions, yamlOddity } from './yaml-oddity.ts';
import type { Path } from './yaml-source.ts';

export interface Override {
  /** "limits.void", "faults[0].delay" */
  readonly path: string;
  /** YAML text of the value. */
  readonly value: string;
  /** As the user wrote it, for sentences: "--users 0". */
  readonly option: string;
}

export interface AppliedOverride extends Override {
  readonly steps: Path;
}

type Plain = Record<string, unknown>;

/**
 * Sets fields in a copy of the scenario; an override within one that was set before changes a part of it. A path that runs through a plain
 * value or past the end of a list becomes a problem, and so does a field that would be set twice, or with what it is a part of afterwards: the
 * first value would be lost unread. A key that does not exist is left to the schema, which knows the nearest one.
 */
export function applyOverrides(
  scenario: Plain,
  overrides: readonly Override[],
  problems: ScenarioProblem[],
): { value: Plain; applied: AppliedOverride[] } {
  let value = scenario;
  const applied: AppliedOverride[] = [];
  for (const override of overrides) {
    const report = (found: string, expected: string) =>
      problems.push({
        code: 'path-not-settable',
        place: { kind: 'option', option: override.option },
        path: override.path,
        found,
        expected,
      });
    const steps = stepsOf(override.path);
    if (steps === undefined) {
      report(describeValue(override.path), 'a path of fields such as "limits.void"');
      continue;
    }
    const overwritten = applied.find((earlier) => isWithin(earlier.steps, steps));
    if (overwritten !== undefined) {
      report(
        `${describeValue(override.path)} after "${overwritten.option}", which it overwrites`,
        'each field set once',
      );
      continue;
    }
    const read = readValue(override.value);
    if (read === undefined) {
      report(describeValue(override.value), 'a YAML value');
      continue;
    }
    const next = withValue(value, steps, read.value);
    if (next.kind === 'blocked') {
      report(`${describeValue(next.at)} at "${next.path}"`, 'a field or list entry that can hold what the path names');
      continue;
    }
    value = next.value as Plain;
    applied.push({ ...override, steps });
  }
  return { value, applied };
}

/** The same field, or a part of it. */
function isWithin(steps: Path, of: Path): boolean {
  return of.every((step, i) => String(step) === String(steps[i]));
}

/** Splits at dots and [index], but not inside {braces}, which belong to a gate's tags. */
function stepsOf(path: string): Path | undefined {
  const parts = path.match(/\[\d{1,6}\]|(?:\{[^}]*\}|[^.[\]{}])+/g) ?? [];
  const steps = parts.map((part) => (/^\[\d+\]$/.test(part) ? Number(part.slice(1, -1)) : part.trim()));
  const written = steps
    .map((step, i) => (typeof step === 'number' ? `[${step}]` : `${i === 0 ? '' : '.'}${step}`))
    .join('');
  return steps.length > 0 && written === path.trim() ? steps : undefined;
}

function readValue(text: string): { value: unknown } | undefined {
  try {
    const document = parseDocument(text, parseOptions);
    return document.errors.length + document.warnings.length > 0 || yamlOddity(document) !== undefined
      ? undefined
      : { value: document.toJS({ maxAliasCount: 0 }) as unknown };
  } catch {
    return undefined;
  }
}

type Setting = { kind: 'set'; value: unknown } | { kind: 'blocked'; at: unknown; path: string };

function withValue(container: unknown, steps: Path, value: unknown, above: Path = []): Setting {
  const [step, ...rest] = steps;
  if (step === undefined) return { kind: 'set', value };
  const blocked: Setting = { kind: 'blocked', at: container, path: above.join('.') };
  if (Array.isArray(container)) {
    const index = typeof step === 'number' ? step : /^\d+$/.test(step) ? Number(step) : undefined;
    if (index === undefined || index > container.length) return blocked;
    const inner = withValue(container[index], rest, value, [...above, step]);
    return inner.kind === 'blocked' ? inner : { kind: 'set', value: container.toSpliced(index, 1, inner.value) };
  }
  if (container !== undefined && container !== null && typeof container !== 'object') return blocked;
  if (typeof step === 'number') return blocked;
  const fields: Plain = container === undefined || container === null ? {} : (container as Plain);
  const inner = withValue(Object.hasOwn(fields, step) ? fields[step] : undefined, rest, value, [...above, step]);
  return inner.kind === 'blocked' ? inner : { kind: 'set', value: { ...fields, [step]: inner.value } };
}
