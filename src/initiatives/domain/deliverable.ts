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

/**
 * What an approval is given on: a further forecast or other kill criteria, while one is open, are a material change of it.
 * The rest of what can change then is not: evidence, readings and comments add to what is known, plans say when, and who
 * runs it does not change while an approval is open.
 */
const MATERIAL: readonly DeliverableKind[] = ['FORECAST', 'KILL_CRITERIA'];

/** The sentence for those who voted before; undefined when they need not vote again. */
export function materialChange({ kind, title }: DeliverableDraft): string | undefined {
  if (!MATERIAL.includes(kind)) return undefined;
  return `${kind === 'FORECAST' ? 'There is another forecast' : 'There are other kill criteria'}: "${title}".`;
}

/** A closed initiative takes no more evidence, deliverables or readings: what it was closed on stays as it was. */
export function refuseWhenClosed({ title, status }: Pick<Initiative, 'title' | 'status'>): NotPossibleNow | undefined {
  if (status !== 'CLOSED') return undefined;
  return notPossibleNow(`Initiative "${title}" is closed: nothing is added to it any more.`, status);
}
