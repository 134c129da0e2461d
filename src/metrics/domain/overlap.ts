import type { Reading } from './reading';

type Window = Pick<Reading, 'windowFrom' | 'windowTo'>;

export const inWords = ({ windowFrom, windowTo }: Window): string => `${windowFrom} to ${windowTo}`;

/** Whether they share a day. */
export const overlap = (a: Window, b: Window): boolean => a.windowFrom <= b.windowTo && b.windowFrom <= a.windowTo;

/** How many periods a cohort is told of: who is lost within 3 and who within 12 is measured beside each other. */
export const periodsIn = ({ periods }: Pick<Reading, 'periods'>): number => periods?.length ?? 0;

/**
 * Why a reading cannot be recorded beside one that is final. A reading is final from the moment in which it is recorded until
 * a correction takes its place: another one of the same subject, metric and source that shares a day with it would hold some
 * observations a second time. The organization's parts stand beside its whole and beside each other, since nobody adds them up
 * unseen; an initiative's are added up to its verdict, so that a label of their cuts has to keep them apart.
 * @param id of the final one, as the API knows it
 */
export const overlapsFinal = (window: Window, final: Window & { readonly id: string }): string =>
  `${inWords(window)} overlaps ${inWords(final)}, the window of a final reading of the same metric and source (${final.id}), and no label of their cuts keeps them apart: some observations would count twice. Where that one is wrong, record a reading that replaces it.`;
