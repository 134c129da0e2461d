import { InputCheck } from '../../shared/input-check';
import type { InvalidInput } from '../../shared/refusal';
import { NAME_CHARACTERS } from './feedback';

/** A customer's errand from end to end: "join", "get help". Its touchpoints are rows of their own. */
export interface Journey {
  readonly id: string;
  readonly organizationId: string;
  readonly name: string;
  readonly ownerId: string | null;
  readonly version: number;
}

/** Where a customer on a journey meets the company. */
export interface Touchpoint {
  readonly id: string;
  readonly organizationId: string;
  readonly journeyId: string;
  /** From 1, in the order in which a customer comes to them. */
  readonly position: number;
  readonly name: string;
  readonly channelId: string | null;
}

export interface TouchpointInput {
  readonly name: string;
  readonly channelId?: string | null;
}
export type TouchpointDraft = Pick<Touchpoint, 'position' | 'name' | 'channelId'>;

/** The most touchpoints of one journey. */
export const MOST_TOUCHPOINTS = 50;

/** All touchpoints of a journey in their order, none of them twice; whether their channels exist is asked where they are kept. */
export function touchpointsOf(input: readonly TouchpointInput[]): readonly TouchpointDraft[] | InvalidInput {
  const check = new InputCheck();
  const path = 'input.touchpoints';
  if (input.length > MOST_TOUCHPOINTS) {
    check.problem(path, `${input.length} touchpoints: expected at most ${MOST_TOUCHPOINTS}.`);
    return check.refusal();
  }
  const touchpoints = input.map(({ name, channelId = null }, index) => ({
    position: index + 1,
    name: check.text(`${path}[${index}].name`, name, { max: NAME_CHARACTERS }),
    channelId,
  }));
  check.distinct(
    path,
    touchpoints.map(({ name }) => name),
  );
  return check.failed ? check.refusal() : touchpoints;
}
