import type { Proposal, ProposalStatus } from './proposal';
import type { Why } from './proposal-event';

/** What became of a proposal, in words for whoever proposed it: in plain text. */
interface Outcome {
  readonly title: string;
  readonly text: string;
}

type Told = Pick<Proposal, 'title' | 'status' | 'declineBasis'>;

/**
 * The words for an outcome, with the reason; undefined for a step on the way, which is no outcome.
 * @param from the status that it comes from
 * @param intoTitle of a merged one: the title of the proposal that it went into
 */
export function wordOutcome(
  proposal: Told,
  from: ProposalStatus,
  { reason, dueOn }: Why,
  intoTitle?: string,
): Outcome | undefined {
  const { title, status, declineBasis } = proposal;
  const why = reason ?? '';
  switch (status) {
    case 'FUNDED':
      return { title: `Funded: "${title}"`, text: 'It becomes an initiative.' };
    case 'DEFERRED':
      return {
        title: `Deferred: "${title}"`,
        text: `The decision waits until ${dueOn}. What is missing for it: ${why}`,
      };
    case 'DECLINED':
      return { title: `Declined: "${title}"`, text: [`The reason: ${why}`, ...lookedAt(declineBasis)].join('\n') };
    case 'RETURNED':
      return { title: `Returned: "${title}"`, text: `Information is asked for by ${dueOn}: ${why}` };
    case 'MERGED':
      return { title: `Merged: "${title}"`, text: `It goes on as part of "${intoTitle}". The reason: ${why}` };
    case 'WITHDRAWN':
      return { title: `Withdrawn: "${title}"`, text: 'Somebody else than you took it back.' };
    case 'DRAFT':
      if (from !== 'IDEA') return undefined;
      return { title: `Taken on: "${title}"`, text: `The idea is a draft now. ${why}`.trim() };
    case 'IDEA':
    case 'SUBMITTED':
    case 'UNDER_ASSESSMENT':
    case 'ASSESSED':
      return undefined;
  }
}

const lookedAt = (basis: string | null): string[] => (basis === null ? [] : [`What was looked at: ${basis}`]);
