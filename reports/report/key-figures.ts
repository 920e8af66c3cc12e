// The figures to see first: of a pilot who gets in and how long it takes; of a load run, how many sign-ins the target bears.
import { html } from 'hono/html';
import { againstInWords, armStyles } from '../drawing/arm-style.ts';
import { primaryMetric } from '../pilot/charts/find-estimate.ts';
import type { Contrast } from '../results/contrast.ts';
import type { Results, ResultsOfPilot } from '../results/results.ts';
import type { KeyFigure } from '../drawing/key-figure.ts';
import { headlineFigure } from './headline-figure.ts';
import { loadKeyFigures } from '../load/sections/load-key-figures.ts';
import type { Html } from '../drawing/section.ts';
import { phishingKeyFigures } from '../phishing/sections/phishing-key-figures.ts';
import { recoveryKeyFigures } from '../recovery/sections/recovery-key-figures.ts';
import { tenantKeyFigures } from '../rollout/sections/tenant-key-figures.ts';

/** Figures that the run does not have are left out; empty when it has none. */
export function keyFigures(results: Results): Html | string {
  const known = figuresOf(results).filter((each) => each.figures.length > 0);
  if (known.length === 0) return '';
  return html`<dl class="key-figures">${known.map(({ name, figures, note }) => html`<div><dt>${name}</dt>${figures.map(({ whose, text, beside }) => html`<dd><b>${text}</b> ${whose}${beside === undefined ? '' : html`<span class="interval">${beside}</span>`}</dd>`)}${note === '' ? '' : html`<dd class="aside">${note}</dd>`}</div>`)}</dl>`;
}

function figuresOf(results: Results): KeyFigure[] {
  switch (results.kind) {
    case 'pilot':
      return ofPeople(results);
    case 'load':
      return loadKeyFigures(results.load, results.arms);
    case 'rollout':
      return tenantKeyFigures(results.timeline);
    case 'recovery-drill':
      return recoveryKeyFigures(results);
    case 'phishing-drill':
      return phishingKeyFigures(results);
  }
}

/** The two that decide. */
function ofPeople(results: ResultsOfPilot): KeyFigure[] {
  return [
    primary(results, 'proportion', 'Needs to sign in that are met', 'difference'),
    primary(results, 's', 'Time to sign in, a give-up or longer as 60\u00a0s', 'ratio'),
  ];
}

function primary(results: ResultsOfPilot, unit: 'proportion' | 's', name: string, kind: Contrast['kind']): KeyFigure {
  const { arms, contrasts } = headlineFigure(results, { id: primaryMetric(results, unit)?.id ?? '', unit }, kind);
  const styleOf = armStyles(results.arms);
  const notes = contrasts.map(({ text, ...compared }) => {
    if (contrasts.length === 1) return `${kind} ${text}`;
    // Times are compared the other way round: more is better, as with shares.
    return kind === 'ratio'
      ? `ratio of ${styleOf(compared.baseline).inSentence} over ${styleOf(compared.arm).inSentence} ${text}`
      : `difference of ${againstInWords(compared, styleOf)} ${text}`;
  });
  return {
    name,
    figures: arms.map(({ arm, text }) => ({ whose: styleOf(arm).inSentence, text })),
    note: notes.join('; '),
  };
}
