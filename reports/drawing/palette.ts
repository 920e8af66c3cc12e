// Colours of the charts: Okabe–Ito (Okabe & Ito 2008, jfly.uni-koeln.de/color) for data, greys for the frame.
// A spec names the light colour; style rules that match exactly that attribute turn it into the dark one, so that one SVG serves both.

interface Colour {
  readonly light: string;
  readonly dark: string;
}

/** Lower-case six-digit hex, each light colour only once: the rules below tell them apart by it. */
const colours = {
  paper: { light: '#ffffff', dark: '#16191d' },
  ink: { light: '#1d2126', dark: '#e7e5e0' },
  muted: { light: '#59606a', dark: '#a9afb8' },
  hairline: { light: '#dedcd6', dark: '#3b4047' },
  /** Bars that only give context: what went on, what is a tolerance. */
  quiet: { light: '#e3e1da', dark: '#343a42' },
  /** Sky blue of Okabe–Ito on dark ground, blue on light. */
  blue: { light: '#0072b2', dark: '#56b4e9' },
  /** Vermilion on light ground, orange on dark. */
  vermilion: { light: '#d55e00', dark: '#ef9234' },
  /** Indigo and wine of Paul Tol's muted scheme (sronpersonalpages.nl/~pault), lighter on dark ground: apart from the two above in hue and lightness. */
  indigo: { light: '#332288', dark: '#8f7dff' },
  wine: { light: '#882255', dark: '#f7b6d2' },
  signedIn: { light: '#009e73', dark: '#2cb78d' },
  gaveUp: { light: '#e69f00', dark: '#e8a91f' },
  refused: { light: '#cc79a7', dark: '#d88fb8' },
  timedOut: { light: '#7f868f', dark: '#8d949d' },
} as const satisfies Record<string, Colour>;

export type ColourName = keyof typeof colours;

/** The colour to write in a spec. */
export function colour(name: ColourName): string {
  return colours[name].light;
}

/** CSS rules that repaint everything in `scope` for a dark ground. */
export function darkChartRules(scope: string): string {
  return Object.values(colours)
    .map(({ light, dark }) => `${scope} [fill="${light}"]{fill:${dark}}${scope} [stroke="${light}"]{stroke:${dark}}`)
    .join('');
}
