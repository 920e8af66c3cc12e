// Quantile of the standard normal distribution: Wichura 1988, Algorithm AS 241 (PPND16), Applied Statistics 37:477-484.
// Relative accuracy about 1e-16.

/** The z with Φ(z) = p, for p in (0, 1); -Infinity at 0, Infinity at 1, NaN outside. */
export function normalQuantile(p: number): number {
  own[0] = p;
  putNormalQuantile(own);
  return own[0];
}

const own = new Float64Array(1);

/**
 * @param cell holds p, and then z: for who asks very often, as V8 boxes a number that a function is given or returns. For the same reason, and
 * because a loop over coefficients takes twice as long, the polynomials of the centre stand here written out (Horner's rule).
 */
export function putNormalQuantile(cell: Float64Array): void {
  const p = cell[0] as number;
  const fromCentre = p - 0.5;
  if (Math.abs(fromCentre) <= 0.425) {
    const r = 0.180625 - fromCentre * fromCentre;
    let numerator = 2509.0809287301227;
    numerator = numerator * r + 33430.57558358813;
    numerator = numerator * r + 67265.7709270087;
    numerator = numerator * r + 45921.95393154987;
    numerator = numerator * r + 13731.69376550946;
    numerator = numerator * r + 1971.5909503065513;
    numerator = numerator * r + 133.14166789178438;
    numerator = numerator * r + 3.3871328727963665;
    let denominator = 5226.495278852854;
    denominator = denominator * r + 28729.085735721943;
    denominator = denominator * r + 39307.89580009271;
    denominator = denominator * r + 21213.794301586597;
    denominator = denominator * r + 5394.196021424751;
    denominator = denominator * r + 687.1870074920579;
    denominator = denominator * r + 42.31333070160091;
    denominator = denominator * r + 1;
    cell[0] = (fromCentre * numerator) / denominator;
    return;
  }
  putTail(cell);
}

function putTail(cell: Float64Array): void {
  const p = cell[0] as number;
  const isLow = p - 0.5 < 0;
  const tail = isLow ? p : 1 - p;
  if (tail === 0) {
    cell[0] = isLow ? -Infinity : Infinity;
    return;
  }
  const r = Math.sqrt(-Math.log(tail));
  const z =
    r <= 5 ? middleNumerator(r - 1.6) / middleDenominator(r - 1.6) : tailNumerator(r - 5) / tailDenominator(r - 5);
  cell[0] = isLow ? -z : z;
}

// Horner's rule here, too. About one draw in seven comes here, and pays for the numbers that calls return.

function middleNumerator(x: number): number {
  let sum = 0.0007745450142783414;
  sum = sum * x + 0.022723844989269184;
  sum = sum * x + 0.2417807251774506;
  sum = sum * x + 1.2704582524523684;
  sum = sum * x + 3.6478483247632045;
  sum = sum * x + 5.769497221460691;
  sum = sum * x + 4.630337846156546;
  sum = sum * x + 1.4234371107496835;
  return sum;
}

function middleDenominator(x: number): number {
  let sum = 1.0507500716444169e-9;
  sum = sum * x + 0.0005475938084995345;
  sum = sum * x + 0.015198666563616457;
  sum = sum * x + 0.14810397642748008;
  sum = sum * x + 0.6897673349851;
  sum = sum * x + 1.6763848301838038;
  sum = sum * x + 2.053191626637759;
  sum = sum * x + 1;
  return sum;
}

function tailNumerator(x: number): number {
  let sum = 2.0103343992922881e-7;
  sum = sum * x + 2.7115555687434876e-5;
  sum = sum * x + 0.0012426609473880784;
  sum = sum * x + 0.026532189526576124;
  sum = sum * x + 0.29656057182850487;
  sum = sum * x + 1.7848265399172913;
  sum = sum * x + 5.463784911164114;
  sum = sum * x + 6.657904643501103;
  return sum;
}

function tailDenominator(x: number): number {
  let sum = 2.0442631033899397e-15;
  sum = sum * x + 1.421511758316446e-7;
  sum = sum * x + 1.8463183175100548e-5;
  sum = sum * x + 0.0007868691311456133;
  sum = sum * x + 0.014875361290850615;
  sum = sum * x + 0.1369298809227358;
  sum = sum * x + 0.599832206555888;
  sum = sum * x + 1;
  return sum;
}
