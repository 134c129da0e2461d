import { InputCheck } from '../../shared/input-check';
import { type InvalidInput } from '../../shared/refusal';

/** Whose vision it is: the whole organization's, an area's (Payments), a team's (Disputes desk). */
export const VISION_SCOPES = ['ORGANIZATION', 'AREA', 'TEAM'] as const;
export type VisionScope = (typeof VISION_SCOPES)[number];

/** What an organization, an area or a team wants to be for its customers. Earlier wordings stand in the audit. */
export interface VisionStatement {
  readonly id: string;
  readonly organizationId: string;
  readonly scope: VisionScope;
  /** Of the area or the team; null for the organization. */
  readonly name: string | null;
  readonly text: string;
  readonly version: number;
  readonly createdAt: Date;
}

/** What the business wants to reach, and what goals and proposals are there for. */
export interface StrategicObjective {
  readonly id: string;
  readonly organizationId: string;
  /** 1 for the first. */
  readonly position: number;
  readonly name: string;
  readonly meaning: string;
  readonly version: number;
}

export type ObjectiveWording = Pick<StrategicObjective, 'name' | 'meaning'>;

/** What every organization starts with, and may reword. The migration holds the same words for those that existed. */
export const DEFAULT_OBJECTIVES: readonly ObjectiveWording[] = [
  { name: 'Retention', meaning: 'Customers stay, and those who could leave choose not to.' },
  { name: 'Acquisition', meaning: 'More people become customers, and more of them on the advice of another.' },
  { name: 'Growth', meaning: 'Customers do more of their business with us.' },
  { name: 'Cost to serve', meaning: 'Serving a customer well takes less effort, of theirs and of ours.' },
  { name: 'Reputation', meaning: 'What people say of us makes it easier to come, to stay and to work here.' },
];

type VisionInput = Pick<VisionStatement, 'scope' | 'text'> & { readonly name?: string | null };

/** A first wording: an area and a team are named, the organization needs no name. */
export function stateVision(
  origin: Pick<VisionStatement, 'id' | 'organizationId' | 'createdAt'>,
  input: VisionInput,
): VisionStatement | InvalidInput {
  const check = new InputCheck();
  const text = check.text('input.text', input.text, { max: 2000 });
  const name = visionName(check, input);
  return check.failed ? check.refusal() : { ...origin, scope: input.scope, name, text, version: 1 };
}

function visionName(check: InputCheck, { scope, name }: VisionInput): string | null {
  if (scope !== 'ORGANIZATION') return check.text('input.name', name ?? '', { max: 200 });
  const given = check.optionalText('input.name', name, { max: 200 });
  if (given !== null) check.problem('input.name', 'The vision of the organization has no name of its own.');
  return null;
}

/** How a person calls it: `vision of the team "Disputes"`. */
export const visionTitle = ({ scope, name }: Pick<VisionStatement, 'scope' | 'name'>): string =>
  name === null ? 'vision of the organization' : `vision of the ${scope.toLowerCase()} "${name}"`;

/** A further wording. */
export function visionText(text: string): string | InvalidInput {
  const check = new InputCheck();
  const trimmed = check.text('input.text', text, { max: 2000 });
  return check.failed ? check.refusal() : trimmed;
}

/** @param others names that are taken */
export function wordObjective(
  input: ObjectiveWording,
  others: readonly Pick<StrategicObjective, 'name'>[],
): ObjectiveWording | InvalidInput {
  const check = new InputCheck();
  const name = check.text('input.name', input.name, { max: 200 });
  const meaning = check.text('input.meaning', input.meaning, { max: 2000 });
  if (others.some((other) => other.name === name)) {
    check.problem('input.name', `There is a strategic objective "${name}" already.`);
  }
  return check.failed ? check.refusal() : { name, meaning };
}
