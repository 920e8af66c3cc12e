// A world whose figures are plain functions of three parameters, so that every answer of an analysis is known.
import { normalQuantile } from '../../scenarios/sampling/normal-quantile.ts';
import { sobolPoints } from '../../scenarios/sampling/sobol.ts';
import type { Parameter } from '../../scenarios/schema/evidence.ts';
import type { FigureId, ParameterPoint } from '../../scenarios/measures/parameter-point.ts';
import type { SensitivityPoints } from './analyse-sensitivity.ts';
import { tornadoUnits } from './tornado-rows.ts';
import type { Question } from './questions.ts';

const parameterOf = (id: string): Parameter => ({
  id,
  title: `Time of ${id}`,
  unit: 's',
  distribution: { kind: 'lognormal', median: 10, sigma: 0.5 },
  low: 5,
  high: 20,
  assumed: 'a test',
});
export const parameters = ['typing', 'waiting', 'idle'].map(parameterOf);
export const personas = [{ id: 'one', title: 'One', weight: 1 }];
export const [typing, waiting] = parameters as [Parameter, Parameter, Parameter];

/** No-break spaces as plain ones. */
export const plain = (text: string | undefined) => text?.replaceAll('\u00a0', ' ');

export const differenceId = 'success-per-need/difference:passkey';
export const ratioId = 'restricted-time-to-sign-in/ratio:passkey';
/** The difference falls with typing; the logarithm of the ratio is 0.4 typing + 0.3 waiting + 0.2 of their product. */
export function lived(at: ParameterPoint['at']): ParameterPoint {
  const [t, w] = [at['typing'] ?? 0, at['waiting'] ?? 0];
  const logRatio = 0.4 * t + 0.3 * w + 0.2 * t * w;
  const value = (figure: number, monteCarloSe = 0.001) => ({ value: figure, monteCarloSe });
  const ratio = 2 * Math.exp(logRatio);
  return {
    at,
    users: 100,
    figures: {
      [differenceId]: value(0.01 - 0.02 * t),
      'success-per-need/passkey': value(0.95 - 0.02 * t),
      'success-per-need/password-otp': value(0.94),
      'restricted-time-to-sign-in/passkey': value(30 / ratio),
      'restricted-time-to-sign-in/password-otp': value(30),
      [ratioId]: value(ratio),
      'time-of-successes-mean/ratio:passkey': value(ratio),
      'time-of-successes-mean/passkey': value(30 / ratio),
      'time-of-successes-mean/password-otp': value(30),
      'success-per-need/difference:passkey/one': value(0.01 - 0.02 * t),
      'restricted-time-to-sign-in/difference:passkey/one': value(30 / ratio - 30),
      'success-per-need/passkey/one': value(0.95 - 0.02 * t),
      'success-per-need-by-method/passkey/one': value(0.9),
      'registration-success/passkey/one': value(0.95),
      'lock-outs/difference:passkey/one': value(5 * t, 1),
      'help-desk-worthy-failures/difference:passkey/one': value(10 * w, 1),
    } satisfies Partial<Record<FigureId, ParameterPoint['figures'][string]>>,
  };
}
const ids = parameters.map(({ id }) => id);
export const single = ids.flatMap((id) => [...tornadoUnits, -4, -2, 2, 4].map((z) => lived({ [id]: z })));
export const centre = lived({});
const atOf = (names: readonly string[], row: readonly number[]) =>
  Object.fromEntries(names.map((id, column) => [id, normalQuantile(row[column] ?? Number.NaN)]));

export function points(): SensitivityPoints {
  const joint = Array.from({ length: 8 }, (_, replicate) =>
    sobolPoints({ dimensions: 3, points: 64, scrambling: { seed: 1, replicate } }).map((row) => lived(atOf(ids, row))),
  );
  const rows = sobolPoints({ dimensions: 6, points: 512, scrambling: { seed: 1, replicate: 9 } });
  const a = rows.map((row) => atOf(ids, row.slice(0, 3)));
  const b = rows.map((row) => atOf(ids, row.slice(3)));
  return {
    centre,
    single,
    joint,
    saltelli: {
      parameters: ids,
      a: a.map(lived),
      b: b.map(lived),
      ab: ids.map((id) => a.map((at, row) => lived(Object.assign({}, at, { [id]: b[row]?.[id] ?? 0 })))),
    },
  };
}

export const notWorse: Question = {
  id: 'not-worse',
  kind: 'decision',
  title: 'Not worse',
  figure: differenceId,
  threshold: -0.02,
  holds: 'above',
};
