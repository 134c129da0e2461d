import { counted, type StoredCounts } from '../metrics';
import type { WindowTally } from './domain/changes';

/** SQL of the JSON of what was counted of a reading, with its window; the sums as text, for a JSON number loses digits. */
export const tallySql = (row: string): string => `json_build_object('n', ${row}.n, 'sum', ${row}.sum::text,
  'sumOfSquares', ${row}.sum_of_squares::text, 'periods', ${row}.periods,
  'windowFrom', ${row}.window_from, 'windowTo', ${row}.window_to)`;

/** What {@link tallySql} brings. */
export type StoredTally = StoredCounts & Pick<WindowTally, 'windowFrom' | 'windowTo'>;

/** It as the domain knows it. */
export const tallyOf = (stored: StoredTally): WindowTally => counted(stored);
