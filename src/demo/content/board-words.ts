import type { AgendaItemInput } from '../../meetings/domain/agenda';
import type { Attendance } from '../../meetings/domain/attendance';
import type { GovernanceBodyInput } from '../../organization/domain/governance-body';
import type { StandingMeetingInput } from '../../meetings/domain/standing-meeting';

/** A governance body with its standing meeting: the last one is held, the next one prepared when the demo is loaded. */
export interface DemoBoard<Person extends string> extends Pick<
  GovernanceBodyInput,
  'name' | 'charter' | 'meetings' | 'quorum'
> {
  readonly foundedBy: Person;
  readonly foundedDaysAgo: number;
  readonly chair: Person;
  readonly customerVoice: Person;
  /** Each with whoever comes in their place; null for nobody. */
  readonly members: Readonly<Partial<Record<Person, Person | null>>>;
  readonly standing: Omit<StandingMeetingInput, 'firstDay'>;
  /** The latest that was before the day of loading. */
  readonly last: {
    readonly agenda: readonly DemoAgendaItem<Person>[];
    readonly attendance: Readonly<Partial<Record<Person, Attendance>>>;
    readonly guestNames: readonly string[];
  };
  readonly next: {
    readonly agenda: readonly DemoAgendaItem<Person>[];
    readonly setDaysAgo: number;
    /** Of a portfolio by its key: its pre-read is issued after the agenda was set. */
    readonly review: { readonly portfolio: string; readonly by: Person; readonly issuedDaysAgo: number };
  };
}

export interface DemoAgendaItem<Person extends string> extends Pick<AgendaItemInput, 'kind' | 'title' | 'minutes'> {
  readonly presenter?: Person;
  /** The key of a proposal that it is about. */
  readonly proposal?: string;
}
