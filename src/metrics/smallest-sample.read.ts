import type { Statement } from '../platform/read/statement';

/** SQL of how few observations of the organization a verdict is given, as JSON text. */
export const smallestSample = ({ organization }: Statement): string =>
  `(select s.n::text from smallest_samples s where s.organization_id = ${organization})`;
