import { z } from 'zod';
import { DELIVERABLE_KINDS, type DeliverableKind } from './initiative';

/** Far beyond any change that somebody would call small. */
const MOST_PERCENT = 1_000;
const percent = z.int().min(0).max(MOST_PERCENT).nullable();

/**
 * What of an initiative is material, as an organization says: while an approval is open, its change voids the votes. All that
 * can change then is either here or never material: evidence, readings and comments add to what is known. Solution and needs
 * stand still once a proposal is funded, and roles while an approval is open.
 */
export interface MaterialContent {
  /** A forecast whose cost differs by more than so many percent from the one that is voted on; null: no cost is. */
  readonly costPercent: number | null;
  /** The same of the value a year, the target; null: no value is. */
  readonly valuePercent: number | null;
  /** A further deliverable of one of these kinds. */
  readonly deliverables: readonly DeliverableKind[];
  /** Whether stages that are planned anew are. */
  readonly plan: boolean;
}

/** Cost and targets beyond 10 %, a document of them, whose figures nobody can compare, and kill criteria. */
export const DEFAULT_MATERIAL: MaterialContent = {
  costPercent: 10,
  valuePercent: 10,
  deliverables: ['FORECAST', 'KILL_CRITERIA'],
  plan: false,
};

/** The shape of it as it is written down. */
export const materialContent = z
  .strictObject({
    costPercent: percent.meta({
      description:
        'A forecast that is made while an approval is open is material when its cost (one-off and first year) differs by more than so many percent from the forecast that is voted on; 0: by anything; null: never.',
    }),
    valuePercent: percent.meta({ description: 'The same of its value a year, the target.' }),
    deliverables: z
      .array(z.enum(DELIVERABLE_KINDS))
      .refine((kinds) => new Set(kinds).size === kinds.length, 'Expected each deliverable once')
      .meta({ description: 'Kinds of deliverables of which a further one is material.' }),
    plan: z.boolean().meta({ description: 'Whether planning the stages anew is material.' }),
  })
  .default({ ...DEFAULT_MATERIAL, deliverables: [...DEFAULT_MATERIAL.deliverables] })
  .meta({
    id: 'MaterialContent',
    description:
      'What is material: its change while an approval is open voids the votes, and those who cast them are asked again. Evidence, readings and comments never are; solution and needs cannot change any more. Left out: cost and value beyond 10 %, a document of the forecast, kill criteria.',
  }) satisfies z.ZodType<MaterialContent>;

/** What is material by a gate policy; those from before they could say so have the default. */
export const materialOf = ({ material }: { readonly material?: MaterialContent | undefined }): MaterialContent =>
  material ?? DEFAULT_MATERIAL;
