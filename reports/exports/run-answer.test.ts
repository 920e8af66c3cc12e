import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { standardRule as rule } from '../../scenarios/schema/decision-rule.fixture.ts';
import { decidedByInputs } from '../fixtures/decided-by-inputs.fixture.ts';
import { fixtureDrillResults } from '../fixtures/drill-results.fixture.ts';
import { fixturePhishingResults } from '../fixtures/phishing-results.fixture.ts';
import { fixtureResults, fixtureRolloutResults } from '../fixtures/results.fixture.ts';
import type { Results, ResultsOfPilot } from '../results/results.ts';
import { plainJson } from './plain-signs.ts';
import { runAnswerOf, type RunAnswer } from './run-answer.ts';

const fixture = fixtureResults();
const settled = decidedByInputs(5);
const registration = fixture.personas.map(({ id }): ResultsOfPilot['estimates'][number] => ({
  metric: 'registration-success',
  arm: 'passkey',
  persona: id,
  value: 0.95,
  unit: 'proportion',
  users: 40,
  of: 40,
  provenance: 'counted',
}));
const results = fixtureResults({ estimates: [...fixture.estimates, ...registration] });
const told = (of: Results = results) =>
  JSON.parse(plainJson(runAnswerOf('runs/one', 'runs/one/report.html', of))) as RunAnswer;
const schema = JSON.parse(readFileSync(new URL('run-answer.schema.json', import.meta.url), 'utf8')) as object;

describe('the answer of run --json', () => {
  it.each([
    ['a pilot', results],
    ['a settled pilot', settled],
    ['a rollout', fixtureRolloutResults()],
    ['a recovery drill', fixtureDrillResults()],
    ['a phishing drill', fixturePhishingResults()],
  ])('of %s keeps to its published schema', (_, of) => {
    // Optimising takes longer than all that is validated.
    const validate = new Ajv2020({ validateFormats: false, allowUnionTypes: true, code: { optimize: false } }).compile(
      schema,
    );
    expect(validate(told(of)), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
  });

  it('has the decision of every persona with the figures it rests on and their margins', () => {
    const { decisions } = told();
    expect(decisions.map(({ persona, decision }) => [persona, decision])).toEqual(
      results.personas.flatMap(({ id, decisions: made }) => made.map(({ decision }) => [id, decision])),
    );
    expect(decisions.length).toBeGreaterThan(1);
    for (const { persona, figures } of decisions) {
      const ofPersona = results.contrasts.find(
        (each) => each.persona === persona && each.metric === 'success-per-need' && each.kind === 'difference',
      );
      expect(figures[0]).toMatchObject({
        metric: 'success-per-need',
        of: 'difference',
        margin: -rule.success.mayLose,
        wanted: 'above',
      });
      expect(figures[0]?.value).toBe(ofPersona?.value);
      expect(figures[0]?.interval).toEqual(ofPersona?.interval);
      expect(figures.map(({ metric }) => metric)).toEqual(
        expect.arrayContaining(['lock-outs', 'restricted-time-to-sign-in']),
      );
      expect(figures.findLast(({ metric }) => metric === 'registration-success')).toMatchObject({
        metric: 'registration-success',
        of: 'arm',
        value: 0.95,
        margin: rule.registration.atLeast,
        wanted: 'above',
      });
      for (const { value, withheld } of figures) expect(value === undefined && withheld === undefined).toBe(false);
    }
  });

  it('tells the layers: who was real, how many live like them, and at how many points of the inputs', () => {
    const { layers } = told(settled);
    expect(layers).toMatchObject({
      real: { attempts: settled.counts.attempts },
      many: { users: 20_000, counts: true, alike: { compared: 313, alike: 313, differing: 0, void: 0, cut: 0 } },
    });
    expect(layers?.unknown?.points).toBeGreaterThan(100);
    expect(layers?.unknown?.planned).toBe(layers?.unknown?.points);
    expect(Object.keys(told().layers ?? {})).toEqual(['real']);
    expect(told(fixtureRolloutResults()).layers).toBeUndefined();
  });

  it('has verdicts, gates, departures and paths', () => {
    const { claims, gates, departures, run, report, results: file, estimates } = told();
    expect(claims).toEqual(
      results.claims.map(
        ({ id, there, here: { arms, verdict, why } }) =>
          JSON.parse(plainJson({ id, there, here: { arms, verdict, why } })) as object,
      ),
    );
    expect(gates).toEqual(JSON.parse(plainJson(results.gates)));
    expect(departures).toEqual(JSON.parse(plainJson(results.departures)));
    expect([run, report, file, estimates]).toEqual([
      'runs/one',
      'runs/one/report.html',
      'runs/one/results.json',
      'runs/one/estimates.csv',
    ]);
  });
});
