// An analysis of one to four arms, each of its own name, compared as its scenario says.
import { describe, expect, it } from 'vitest';
import { registeredStandardRule, standardRule } from '../../scenarios/schema/decision-rule.fixture.ts';
import type { SignInFlow } from '../../scenarios/schema/arm.ts';
import type { ParameterPoint } from '../../scenarios/measures/parameter-point.ts';
import { judgedClaim } from '../fixtures/shipped-claims.fixture.ts';
import { sensitivityFixture } from '../fixtures/sensitivity.fixture.ts';
import { analyseSensitivity } from './analyse-sensitivity.ts';
import { questionsOf } from './questions.ts';
import type { ArmOfRun } from '../results/arm-of-run.ts';
import { sensitivityPage } from './sensitivity-page.ts';
import { parameters, personas, lived, points } from './known-world.fixture.ts';

describe('an analysis of several arms', () => {
  const arms: readonly ArmOfRun[] = [
    { id: 'today', title: 'Texted codes', inSentence: 'texted codes', signIn: 'password-otp' },
    { id: 'app', title: 'Codes of an app', inSentence: 'codes of an app', signIn: 'password-otp', baseline: 'today' },
    { id: 'proposed', title: 'Passkeys', inSentence: 'passkeys', signIn: 'passkey', baseline: 'app' },
    { id: 'strict', title: 'Keys', inSentence: 'security keys', signIn: 'passkey', baseline: 'today' },
  ];
  const recorded = arms.map((arm) =>
    Object.assign({ domain: `${arm.id}.example` }, arm as ArmOfRun & { signIn: SignInFlow }),
  );

  it.each([1, 2, 3, 4])('asks of %i arms each that is compared, and of passkeys what those need', (count) => {
    const { questions } = questionsOf(
      { arms: recorded.slice(0, count), gates: { 'lock-outs': ['value<3 per 1000'] } },
      [judgedClaim('microsoft-2025-speed')],
      standardRule,
    );
    const asked = (start: string) => questions.filter(({ id }) => id.startsWith(start)).map(({ figure }) => figure);
    const compared = ['app', 'proposed', 'strict'].slice(0, count - 1);
    expect(asked('not-worse')).toEqual(compared.map((id) => `success-per-need/difference:${id}`));
    expect(asked('registration')).toEqual(
      compared.filter((id) => id !== 'app').map((id) => `registration-success/${id}`),
    );
    expect(asked('gate')).toEqual(['today', ...compared].map((id) => `lock-outs/${id}`));
    expect(asked('microsoft-2025-speed')).toEqual(
      compared.filter((id) => id !== 'app').map((id) => `time-of-successes-mean/ratio:${id}`),
    );
    expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
    expect(new Set(questions.map(({ title }) => title)).size).toBe(questions.length);
  });

  it.each([2, 3, 4])(
    'decides on %i arms each that is compared, and draws all of them under their names',
    async (count) => {
      const ofRun = arms.slice(0, count);
      const at = (point: ParameterPoint['at']): ParameterPoint => {
        const { users, figures } = lived(point);
        return {
          at: point,
          users,
          figures: Object.fromEntries(
            Object.entries(figures).flatMap(([id, figure]) =>
              ofRun.map((arm) => [id.replace(/password-otp|passkey/, arm.id), figure]),
            ),
          ),
        };
      };
      const spread = points();
      const moved = (list: readonly ParameterPoint[]) => list.map((point) => at(point.at));
      const analysed = analyseSensitivity(
        {
          centre: at({}),
          single: moved(spread.single),
          joint: spread.joint.map(moved),
          saltelli: { parameters: [], a: [], b: [], ab: [] },
        },
        {
          questions: questionsOf({ arms: recorded.slice(0, count), gates: {} }, [], standardRule).questions,
          rule: standardRule,
          arms: ofRun,
          parameters,
          personas,
          allocation: 'even',
          seed: 1,
        },
      );
      const compared = ['app', 'proposed', 'strict'].slice(0, count - 1);
      expect(analysed.decisions.map(({ arm, baseline }) => [arm, baseline])).toEqual(
        ofRun.flatMap(({ id, baseline }) => (baseline === undefined ? [] : [[id, baseline]])),
      );
      expect(new Set(analysed.decisions.map(({ title }) => title)).size).toBe(compared.length);
      const titles = analysed.uncertainty.map(({ title }) => title);
      expect(new Set(titles).size).toBe(titles.length);
      const page = await sensitivityPage({
        ...sensitivityFixture(1, ofRun),
        rule: registeredStandardRule,
        $schema: 'x',
        ...analysed,
      });
      for (const { inSentence } of ofRun) expect(page).toContain(`Success per need to sign in, ${inSentence}`);
      for (const id of compared) expect(page).toContain(`id="tornado-success-per-need-difference-${id}"`);
    },
  );
});
