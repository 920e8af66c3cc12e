import { expect, it } from 'vitest';
import { logitLimits } from './logit-limits.ts';

it('limits on the logit scale are those of a logistic regression without predictors, and none where all trials ended alike', () => {
  // 81 of 263, to the seven digits to which glm converges (Newcombe 1998, Stat Med 17:857). R: plogis(confint.default(glm(cbind(81, 182) ~ 1, family = binomial)))
  expect(logitLimits({ x: 81, n: 263 }, 1.959963984540054)).toEqual({
    lower: expect.closeTo(0.2551475, 6),
    upper: expect.closeTo(0.3663817, 6),
  });
  expect(logitLimits({ x: 0, n: 20 }, 1.96)).toBeUndefined();
  expect(logitLimits({ x: 20, n: 20 }, 1.96)).toBeUndefined();
});
