import { act } from './act';
import type { Steward } from './steward';

export interface ShownDimension {
  readonly id: string;
  readonly code: string;
}
export interface ShownTemplate {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly dimensions: readonly ShownDimension[];
}

/** The template in this place, 1 for that of the pillars. */
export async function aTemplate(steward: Steward, email: string, position: number): Promise<ShownTemplate> {
  const { assessmentTemplates } = await steward.data(
    email,
    '{ assessmentTemplates { id name version dimensions { id code } } }',
  );
  return (assessmentTemplates as ShownTemplate[])[position - 1]!;
}

/** An open maturity assessment, as of today. @param more fields of the input */
export async function anAssessment(
  steward: Steward,
  leader: string,
  input: { templateId: string; assessorIds: readonly string[] } & Record<string, unknown>,
): Promise<string> {
  const today = steward.clock.now().toISOString().slice(0, 10);
  const filled = { name: 'A round', asOf: today, dueOn: today, ...input };
  const opened = await act(steward, leader, 'openMaturityAssessment', filled, 'maturityAssessment { id }');
  return opened['maturityAssessment'].id as string;
}

/** A practice of this pillar, due for review today. */
export async function aPractice(
  steward: Steward,
  leader: string,
  input: { pillarId: string; ownerId: string } & Record<string, unknown>,
): Promise<string> {
  const reviewOn = steward.clock.now().toISOString().slice(0, 10);
  const filled = { title: 'Call back', text: 'Within two days.', reviewOn, ...input };
  const created = await act(steward, leader, 'createPractice', filled, 'practice { id }');
  return created['practice'].id as string;
}
