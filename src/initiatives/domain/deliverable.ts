import { InputCheck } from '../../shared/input-check';
import { notPossibleNow, type InvalidInput, type NotPossibleNow } from '../../shared/refusal';
import type { Deliverable, DeliverableKind, Initiative } from './initiative';

export type DeliverableDraft = Pick<Deliverable, 'kind' | 'title' | 'link'>;

/** Something delivered, checked whole. */
export function deliver({ kind, ...input }: DeliverableDraft): DeliverableDraft | InvalidInput {
  const check = new InputCheck();
  const title = check.text('input.title', input.title, { max: 200 });
  const link = check.optionalLink('input.link', input.link);
  if (link === null) check.problem('input.link', 'Expected a web address (http:// or https://), got none.');
  return check.failed || link === null ? check.refusal() : { kind, title, link };
}

/** What people call each kind. */
export const DELIVERABLE_WORDS: Record<DeliverableKind, string> = {
  FORECAST: 'forecast',
  KILL_CRITERIA: 'kill criteria',
  CHANGE_PLAN: 'change plan',
  SERVICE_READINESS: 'proof of service readiness',
  ADOPTION_REPORT: 'adoption report',
  SUNSET_PLAN: 'sunset plan',
  CUSTOMER_NOTICE: 'notice to customers',
  LESSONS: 'lessons',
};

/** A closed initiative takes no more evidence, deliverables or readings: what it was closed on stays as it was. */
export function refuseWhenClosed({ title, status }: Pick<Initiative, 'title' | 'status'>): NotPossibleNow | undefined {
  if (status !== 'CLOSED') return undefined;
  return notPossibleNow(`Initiative "${title}" is closed: nothing is added to it any more.`, status);
}
