import { z } from 'zod';
import { approvalPolicySchema, type ApprovalGroup, type ApprovalPolicy } from '../../approvals/domain/approval-policy';
import { timesFaults, timesOf, voteTimes } from '../../approvals/domain/vote-times';
import { EVIDENCE_KINDS } from '../../listening/domain/evidence';
import { roleInWords } from '../../people/domain/role-words';
import { CX_FUNCTIONS, ROLES } from '../../people/domain/person';
import type { DocumentVersion } from '../../process/domain/document-version';
import type { Track } from '../../process/domain/track';
import { shapeFaults, type DefinitionFault } from '../../workflow/definition-document';
import { DELIVERABLE_KINDS, STAGES, type Stage } from './initiative';
import { materialContent, type MaterialContent } from './material';

/** Far beyond what anybody would ask of a team. */
const MOST_PIECES = 100;
const LONGEST_STAGE_DAYS = 2_000;

/**
 * What a gate asks of the conditions of earlier approvals: that whoever set them has confirmed or waived them, that they are
 * said to be met, or nothing.
 */
export const CONDITIONS_NEEDED = ['CONFIRMED', 'MET', 'NONE'] as const;
export type ConditionsNeeded = (typeof CONDITIONS_NEEDED)[number];

const pieces = z.int().min(1).max(MOST_PIECES);
const readings = z.int().min(0).max(MOST_PIECES);

const tolerance = z.int().min(0).max(100);

const gate = z
  .strictObject({
    evidence: z
      .partialRecord(z.enum(EVIDENCE_KINDS), pieces)
      .meta({ description: 'Pieces of unexpired evidence, by kind; a kind that is left out is not asked for.' }),
    deliverables: z.array(z.enum(DELIVERABLE_KINDS)).refine((kinds) => new Set(kinds).size === kinds.length, {
      error: 'Expected each deliverable once',
    }),
    baselineReadings: readings,
    followUpReadings: readings.meta({ description: 'Readings taken after the baseline.' }),
    approvals: z
      .union([
        z.strictObject({ role: z.enum(ROLES), count: z.int().min(1).max(MOST_PIECES), ...voteTimes }),
        approvalPolicySchema,
      ])
      .superRefine((approvals, context) => {
        for (const { field, message } of timesFaults(approvals)) {
          context.addIssue({ code: 'custom', path: [field], message });
        }
      })
      .meta({
        description:
          'Who approves: so many holders of a role; or groups, each with its members (a role, a function, or people by their ids in the API), how many of them it needs (ANY, ALL, a count, a percentage) and whether one rejection ends it (veto). All groups have to be satisfied, and one human counts once. Beside them: how long voters have.',
      }),
    signOff: z
      .enum(CX_FUNCTIONS)
      .nullable()
      .meta({ description: 'The function that signs off what was done; null where none does.' }),
    days: z
      .int()
      .min(1)
      .max(LONGEST_STAGE_DAYS)
      .nullable()
      .meta({ description: 'Working days that the stage is meant to take; null where that is open.' }),
    tranchePercent: z
      .int()
      .min(0)
      .max(100)
      .meta({ description: 'The share of the grant that is released for the stage, in percent; 100 over all stages.' }),
    forecast: z
      .strictObject({ costTolerancePercent: tolerance, valueTolerancePercent: tolerance })
      .meta({
        description:
          'Asks for a new forecast, which may cost so much more, or be worth so much less a year, than what is funded; left out where none is asked for.',
      })
      .optional(),
    conditions: z
      .strictObject({
        needed: z.enum(CONDITIONS_NEEDED).meta({
          description:
            'What must have become of the conditions of earlier approvals. CONFIRMED: whoever set them has confirmed or waived them; MET: they are said to be met; NONE: nothing.',
        }),
        days: z.int().min(1).max(LONGEST_STAGE_DAYS).nullable().meta({
          description:
            'Working days, from the approval on, for conditions that are set at this gate without a day of their own; null where that is open.',
        }),
      })
      .meta({ description: 'Conditions of approvals; left out: CONFIRMED, and no days.' })
      .optional(),
  })
  .meta({ id: 'Gate', description: 'What is asked for before an initiative leaves a stage.' });

const document = z
  .strictObject({
    gates: z.strictObject(Object.fromEntries(STAGES.map((stage) => [stage, gate])) as Record<Stage, typeof gate>),
    material: materialContent,
  })
  .meta({
    title: 'Gate policy',
    description: 'What the gates of initiatives ask for, by the stage that they lead out of.',
  });

/** What a gate asks for before an initiative leaves a stage. */
export type GateRequirements = Readonly<z.infer<typeof gate>>;

/** How strict the gates are, as it is written down. */
export interface GatePolicyDocument {
  readonly gates: Readonly<Record<Stage, GateRequirements>>;
  /** What voids votes when it changes; `materialOf` says what holds where it is left out. */
  readonly material?: MaterialContent | undefined;
}

/** One version of how strict the gates of a track are; what runs stays on the version that it was begun on. */
export interface GatePolicy extends GatePolicyDocument {
  /** A whole number from 1 on. */
  readonly version: number;
}

/** A gate policy as it is kept. */
export interface StoredGatePolicy extends DocumentVersion {
  readonly track: Track;
}

/** The JSON Schema of gate policies, for editors. */
export const gatePolicyJsonSchema = (): object => z.toJSONSchema(document, { io: 'input' });

/** Every fault of a gate policy, each at its JSON path; empty when it may be published. */
export function gatePolicyFaults(given: unknown): readonly DefinitionFault[] {
  const parsed = document.safeParse(given);
  if (!parsed.success) return parsed.error.issues.flatMap((issue) => shapeFaults(issue, []));
  const percent = Object.values(parsed.data.gates).reduce((sum, { tranchePercent }) => sum + tranchePercent, 0);
  if (percent === 100) return [];
  return [
    {
      path: '$.gates',
      code: 'TRANCHES',
      message: `The tranches of all stages add up to ${percent} %, and must to 100 %.`,
    },
  ];
}

/**
 * Who approves at a gate, in groups: a role and a count are one group of those who hold it.
 * @param localId of a person, by the id that the document names them by
 */
export function approvalPolicyOf(
  { approvals }: Pick<GateRequirements, 'approvals'>,
  localId: (personId: string) => string,
): ApprovalPolicy {
  if ('groups' in approvals)
    return { ...timesOf(approvals), groups: approvals.groups.map((group) => ({ ...group, ...named(group, localId) })) };
  const { role, count } = approvals;
  const group = { name: `${roleInWords(role)}s`, members: { role }, needs: { count }, veto: false };
  return { ...timesOf(approvals), groups: [group] };
}

const named = ({ members }: ApprovalGroup, localId: (personId: string) => string): Pick<ApprovalGroup, 'members'> => ({
  members: 'personIds' in members ? { personIds: members.personIds.map(localId) } : members,
});
