import { describe, expect, it } from 'vitest';
import { mostArms } from '../../scenarios/schema/arm.ts';
import { armStyles, byArm } from './arm-style.ts';
import { darkChartRules } from './palette.ts';

const arms = Array.from({ length: mostArms }, (_, index) => ({
  id: `arm-${index}`,
  title: `Arm ${index}`,
  inSentence: `arm ${index}`,
  signIn: 'password-otp',
  ...(index === 0 ? {} : { baseline: 'arm-0' }),
}));
const styleOf = armStyles(arms);
const styles = arms.map(({ id }) => styleOf(id));

type Triple = readonly [number, number, number];

/** Linear light of a colour. */
function linear(hex: string): Triple {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return [r, g, b];
}

const times = (matrix: readonly Triple[], [r, g, b]: Triple): Triple => {
  const [x = 0, y = 0, z = 0] = matrix.map(([i, j, k]) => i * r + j * g + k * b);
  return [x, y, z];
};

/** Machado, Oliveira & Fernandes 2009 (IEEE TVCG 15:1291), severity 1; and the eye that sees all colours. */
const eyes: Readonly<Record<string, readonly Triple[]>> = {
  full: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** CIE L*a*b* under D65. */
function lab(light: Triple): Triple {
  const seen = light.map((share) => Math.min(1, Math.max(0, share))) as unknown as Triple;
  const [x, y, z] = times(
    [
      [0.4124 / 0.95047, 0.3576 / 0.95047, 0.1805 / 0.95047],
      [0.2126, 0.7152, 0.0722],
      [0.0193 / 1.08883, 0.1192 / 1.08883, 0.9505 / 1.08883],
    ],
    seen,
  );
  const f = (t: number) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
  return [116 * f(y) - 16, 500 * (f(x) - f(y)), 200 * (f(y) - f(z))];
}

const luminance = (hex: string) => times([[0.2126, 0.7152, 0.0722]], linear(hex))[0];

/** WCAG 2.2, 1.4.11: what a graphic needs to be understood has 3 to 1. */
function contrastRatio(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const dark = (light: string) =>
  new RegExp(`fill="${light}"\\]\\{fill:(#[0-9a-f]{6})`).exec(darkChartRules('x'))?.[1] ?? '';

describe('looks of arms', () => {
  it('are as many as a scenario may have arms, told apart without colour', () => {
    expect(new Set(styles.map(({ shape }) => shape)).size).toBe(mostArms);
    expect(new Set(styles.map(({ dash }) => dash?.word)).size).toBe(mostArms);
    expect(styles.map(({ name }) => name)).toEqual(arms.map(({ title }) => title));
  });

  it.each(Object.entries(eyes))(
    'have colours that lie well apart to an eye with %s vision, on light and on dark',
    (_, eye) => {
      for (const paint of [(light: string) => light, dark]) {
        const seen = styles.map(({ colour }) => lab(times(eye, linear(paint(colour)))));
        for (const [index, one] of seen.entries())
          for (const other of seen.slice(index + 1))
            expect(Math.hypot(...one.map((part, at) => part - (other[at] ?? 0)))).toBeGreaterThan(20);
      }
    },
  );

  it('stand out from either ground', () => {
    for (const { colour } of styles) {
      expect(contrastRatio(colour, '#ffffff')).toBeGreaterThan(3);
      expect(contrastRatio(dark(colour), dark('#ffffff'))).toBeGreaterThan(3);
    }
  });

  it('leave an arm that the run does not name with its id, and last', () => {
    expect(styleOf('unheard-of')).toMatchObject({ name: 'unheard-of', inSentence: 'unheard-of' });
    const rows = ['unheard-of', 'arm-1', 'arm-0'].map((arm) => ({ arm }));
    expect(rows.toSorted(byArm(arms)).map(({ arm }) => arm)).toEqual(['arm-0', 'arm-1', 'unheard-of']);
  });
});
