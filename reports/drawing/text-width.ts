// How wide a line of text will be, without a canvas, so that charts can place, wrap and margin it.
// The font of the reader is unknown: these are the advance widths of DejaVu Sans Condensed, which is about as wide as the widest
// of the system fonts in `fontStack` (Segoe UI, Roboto, Helvetica, Arial are a little narrower). Measured with canvas in Chromium.

/** Thousandths of the font size, for the characters U+0020 to U+007E in order. */
const regular = [
  286, 360, 414, 754, 572, 855, 702, 247, 351, 351, 450, 754, 286, 325, 286, 303, 572, 572, 572, 572, 572, 572, 572,
  572, 572, 572, 303, 303, 754, 754, 754, 478, 900, 615, 617, 628, 693, 568, 518, 697, 677, 265, 265, 590, 501, 776,
  673, 708, 542, 708, 625, 571, 549, 659, 615, 890, 616, 549, 616, 351, 303, 351, 754, 450, 450, 551, 571, 495, 571,
  554, 316, 571, 570, 250, 250, 521, 250, 876, 570, 550, 571, 571, 370, 469, 353, 570, 532, 736, 532, 532, 472, 572,
  303, 572, 754,
];
const bold = [
  313, 410, 469, 754, 626, 901, 785, 275, 411, 411, 470, 754, 342, 374, 342, 329, 626, 626, 626, 626, 626, 626, 626,
  626, 626, 626, 360, 360, 754, 754, 754, 522, 900, 696, 686, 660, 747, 615, 615, 738, 753, 334, 334, 697, 573, 896,
  753, 765, 659, 765, 693, 648, 614, 730, 696, 993, 694, 651, 652, 411, 329, 411, 754, 450, 450, 607, 644, 533, 644,
  610, 391, 644, 641, 308, 308, 598, 308, 938, 641, 618, 644, 644, 444, 536, 430, 641, 586, 831, 580, 586, 523, 641,
  329, 641, 754,
];

/** Beyond ASCII: as wide as a minus or a multiplication sign; letters with accents and dashes are narrower. */
const otherThousandths = 754;

/** Around titles from right to left; they take no room. */
const isolates = /[\u2068\u2069]/gu;

/** Width in px of one line of text. */
export function textWidth(text: string, fontSizePx: number, weight: 'normal' | 'bold' = 'normal'): number {
  const widths = weight === 'bold' ? bold : regular;
  let thousandths = 0;
  for (const character of text.replaceAll(isolates, '')) {
    const code = character === '\u00a0' ? 0x20 : (character.codePointAt(0) ?? 0);
    thousandths += widths[code - 0x20] ?? otherThousandths;
  }
  return (thousandths * fontSizePx) / 1000;
}

/** Breaks text at spaces into lines no wider than this; a single word that is wider keeps a line of its own. */
export function wrapText(
  text: string,
  maxWidthPx: number,
  fontSizePx: number,
  weight: 'normal' | 'bold' = 'normal',
): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && textWidth(`${last} ${word}`, fontSizePx, weight) <= maxWidthPx)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
