import { InputCheck } from '../../shared/input-check';
import type { InvalidInput } from '../../shared/refusal';

/** What the body is asked for. */
export const AGENDA_ITEM_KINDS = ['INFORMATION', 'DISCUSSION', 'DECISION'] as const;
export type AgendaItemKind = (typeof AGENDA_ITEM_KINDS)[number];

/** What an item can be about, besides its title; the agenda knows it by kind and id only, since it stands on higher floors. */
export const AGENDA_SUBJECTS = ['PROPOSAL', 'INITIATIVE'] as const;
export type AgendaSubject = (typeof AGENDA_SUBJECTS)[number];

export interface AgendaItem {
  readonly id: string;
  readonly organizationId: string;
  readonly meetingId: string;
  /** 1 for the first. */
  readonly position: number;
  readonly kind: AgendaItemKind;
  readonly title: string;
  /** How long it is to take; null where nobody has said. */
  readonly minutes: number | null;
  readonly presenterId: string | null;
  readonly subjectKind: AgendaSubject | null;
  readonly subjectId: string | null;
}

export interface AgendaItemInput {
  readonly kind: AgendaItemKind;
  readonly title: string;
  readonly minutes?: number | null;
  readonly presenterId?: string | null;
  readonly subject?: { readonly kind: AgendaSubject; readonly id: string } | null;
}

/** An item as an agenda is made of it; its place is its position. */
export type AgendaContent = Omit<AgendaItem, 'id' | 'organizationId' | 'meetingId' | 'position'>;

export const MOST_ITEMS = 50;
const MINUTES = { min: 1, max: 480 } as const;

export function agenda(items: readonly AgendaItemInput[]): readonly AgendaContent[] | InvalidInput {
  const check = new InputCheck();
  if (items.length > MOST_ITEMS) {
    check.problem('input.items', `${items.length} items: expected at most ${MOST_ITEMS}.`);
    return check.refusal();
  }
  const content = items.map(({ kind, title, minutes = null, presenterId = null, subject }, index) => {
    const place = `input.items[${index}]`;
    if (minutes !== null) check.whole(`${place}.minutes`, minutes, MINUTES);
    const about = { subjectKind: subject?.kind ?? null, subjectId: subject?.id ?? null };
    return { kind, title: check.text(`${place}.title`, title, { max: 200 }), minutes, presenterId, ...about };
  });
  return check.failed ? check.refusal() : content;
}
