import type { View } from '../../scoring/domain/estimate';

/** Looked up once: where globals are guarded, as Jest does, a look at each number takes longer than all the rest. */
const { floor, max, min, sqrt } = Math;

/**
 * The PERT distribution: a beta distribution between low and high with α = 1 + 4t and β = 5 − 4t, t the place of the
 * likely value between them, 0 … 1. Mean (low + 4 · likely + high) / 6, variance (mean − low)(high − mean) / 7.
 *
 * It is drawn by a table: `PIECES` equally likely pieces, each evenly spread with the mean and the variance that the
 * distribution has there. So the mean of what is drawn is that of PERT to 10⁻⁸ of the range, the standard deviation to
 * 2 in 10,000, and no share of it lies further off than one piece, a 256th. The tables are made for 65 places of the
 * likely value and mixed between two of them; all by + − × ÷ √.
 * @see D. G. Malcolm et al., "Application of a Technique for Research and Development Program Evaluation", Operations
 *   Research 7 (1959); D. Vose, "Risk Analysis", 3rd ed. (2008), for the beta distribution with shape 4
 */
export type Spread = Pick<View, 'lowHundredths' | 'likelyHundredths' | 'highHundredths'>;

/** A power of 2: the first bits of a word choose the piece, the others the place in it. */
const PIECES = 256;
const PLACE_BITS = 24;
const PLACE_MASK = 2 ** PLACE_BITS - 1;
/** From one table to the next, the likely value moves by a 64th of the range: its density by a sixteenth power. */
const STEPS = 64;
/** Points at which a density is summed up. */
const POINTS = 8_192;

/** Room for the table of one spread: begin and length of each piece, one behind the other. */
export const pertTable = (): Float64Array => new Float64Array(2 * PIECES);

/**
 * Writes the table of a spread.
 * @param spread low < high
 */
export function writePertTable({ lowHundredths, likelyHundredths, highHundredths }: Spread, table: Float64Array): void {
  const range = highHundredths - lowHundredths;
  const place = (STEPS * (likelyHundredths - lowHundredths)) / range;
  const below = min(floor(place), STEPS - 1);
  const [one, other] = [unitTables()[below]!, unitTables()[below + 1]!];
  const [ofOther, ofOne] = [(place - below) * range, (1 - (place - below)) * range];
  for (let i = 0; i < table.length; i += 2) {
    table[i] = lowHundredths + (ofOne * one[i]! + ofOther * other[i]!);
    table[i + 1] = (ofOne * one[i + 1]! + ofOther * other[i + 1]!) / 2 ** PLACE_BITS;
  }
}

/** Adds a draw to each sum, in hundredths of a point. @param words by chance, one a sum */
export function addDraws(table: Float64Array, words: Uint32Array, sums: Float64Array): void {
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i]!;
    const piece = (word >>> PLACE_BITS) << 1;
    sums[i] = sums[i]! + (table[piece]! + table[piece + 1]! * (word & PLACE_MASK));
  }
}

let madeTables: readonly Float64Array[] | undefined;

/** Tables between 0 and 1 by the place of the likely value, in steps. Made once, in some hundredths of a second. */
const unitTables = (): readonly Float64Array[] => (madeTables ??= makeUnitTables());

/**
 * The density at t is x^(4t) · (1 − x)^(4−4t) = (1 − x)⁴ · (x / (1 − x))^(4t): from one table to the next it is multiplied
 * by the 16th root of x / (1 − x), four square roots.
 */
function makeUnitTables(): readonly Float64Array[] {
  const [places, density, ratio] = [new Float64Array(POINTS), new Float64Array(POINTS), new Float64Array(POINTS)];
  for (let i = 0; i < POINTS; i += 1) {
    // Close together at both ends, where a density may rise steeply: x = s²(3 − 2s), dx = 6s(1 − s) ds.
    const s = (i + 0.5) / POINTS;
    const x = s * s * (3 - 2 * s);
    places[i] = x;
    density[i] = 6 * s * (1 - s) * ((1 - x) * (1 - x)) * ((1 - x) * (1 - x));
    ratio[i] = sqrt(sqrt(sqrt(sqrt(x / (1 - x)))));
  }
  return Array.from({ length: STEPS + 1 }, () => {
    const table = unitTable(places, density);
    for (let i = 0; i < POINTS; i += 1) density[i] = density[i]! * ratio[i]!;
    return table;
  });
}

/** Cuts a density into pieces of equal mass, and makes each even. */
function unitTable(places: Float64Array, density: Float64Array): Float64Array {
  let all = 0;
  for (let i = 0; i < POINTS; i += 1) all += density[i]!;
  const mass = all / PIECES;
  const table = pertTable();
  let [piece, room, first, second] = [0, mass, 0, 0];
  for (let i = 0; i < POINTS; i += 1) {
    const x = places[i]!;
    let left = density[i]!;
    for (; left > room && piece < PIECES - 1; piece += 1) {
      writeEvenPiece(table, piece, (first + room * x) / mass, (second + room * x * x) / mass);
      left -= room;
      [room, first, second] = [mass, 0, 0];
    }
    room -= left;
    first += left * x;
    second += left * x * x;
  }
  writeEvenPiece(table, piece, first / mass, second / mass);
  return table;
}

function writeEvenPiece(table: Float64Array, piece: number, mean: number, meanSquare: number): void {
  // Not beyond 0 or 1, where a rounding error would otherwise reach.
  const length = min(sqrt(12 * max(0, meanSquare - mean * mean)), 2 * mean, 2 * (1 - mean));
  table[2 * piece] = mean - length / 2;
  table[2 * piece + 1] = length;
}
