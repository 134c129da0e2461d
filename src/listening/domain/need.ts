import { InputCheck } from '../../shared/input-check';
import { type InvalidInput } from '../../shared/refusal';

/** Named; shown to be real; shown once, its evidence too old; given up. */
export const NEED_STATUSES = ['CANDIDATE', 'ESTABLISHED', 'EXPIRED', 'RETIRED'] as const;
export type NeedStatus = (typeof NEED_STATUSES)[number];

/** What customers try to get done and cannot, in their terms. Every funded proposal traces back to an established need. */
export interface Need {
  readonly id: string;
  readonly organizationId: string;
  readonly title: string;
  readonly statement: string;
  readonly status: NeedStatus;
  readonly namedById: string;
  readonly establishedById: string | null;
  readonly establishedAt: Date | null;
  readonly retiredReason: string | null;
  readonly version: number;
  readonly createdAt: Date;
}

/** That a need shows in what is said about a theme. */
export interface NeedTheme {
  readonly organizationId: string;
  readonly needId: string;
  readonly themeId: string;
}

export interface NeedInput extends Pick<Need, 'title' | 'statement'> {
  readonly themeIds?: readonly string[];
}
export type NeedDraft = Pick<Need, 'title' | 'statement' | 'status' | 'namedById'>;

/** A need that somebody names: a candidate until evidence establishes it. */
export function nameNeed(input: NeedInput, namedById: string): NeedDraft | InvalidInput {
  const check = new InputCheck();
  const title = check.text('input.title', input.title, { max: 200 });
  const statement = check.text('input.statement', input.statement, { max: 4000 });
  check.distinct('input.themeIds', input.themeIds ?? []);
  return check.failed ? check.refusal() : { title, statement, status: 'CANDIDATE', namedById };
}
