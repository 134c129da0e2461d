import { nextDayOfRule } from '../meetings/domain/rule-days';
import { daysBetween } from '../shared/days';
import type { DemoAgendaItem, DemoBoard } from './content/board-words';
import type { DemoOrganization } from './content/words';
import { step, type Backstage, type Step } from './step';

const BOARD = 'board';
const STANDING = 'board/standing-meeting';

/** The board, its standing meeting, the last one as it was held, and the next one as it is prepared. */
export const boardSteps = (backstage: Backstage, { board }: DemoOrganization): Step[] =>
  board === undefined
    ? []
    : [
        foundingStep(backstage, board),
        standingStep(backstage, board),
        ...lastSteps(backstage, board),
        ...nextSteps(backstage, board),
      ];

function foundingStep({ services, known }: Backstage, board: DemoBoard<string>): Step {
  const { name, charter, meetings, quorum, chair, customerVoice, members } = board;
  const personId = (person: string) => known.id(`person/${person}`);
  return step({
    path: BOARD,
    daysAgo: board.foundedDaysAgo,
    by: board.foundedBy,
    act: ({ caller, idempotencyKey }) =>
      services.governance.found(caller, {
        ...{ idempotencyKey, name, charter, meetings, quorum },
        ...{ chairId: personId(chair), customerVoiceId: personId(customerVoice) },
        members: Object.entries(members).map(([person, deputy]) => ({
          ...{ personId: personId(person), deputyId: deputy == null ? null : personId(deputy) },
        })),
      }),
    then: ({ governanceBodyId }) => known.add(BOARD, governanceBodyId),
  });
}

const firstDayOf = ({ calendar }: Backstage, { standing, foundedDaysAgo }: DemoBoard<string>): string =>
  nextDayOfRule(standing.rule, calendar.date(foundedDaysAgo))!;

function standingStep(backstage: Backstage, board: DemoBoard<string>): Step {
  const { services, known } = backstage;
  return step({
    path: STANDING,
    daysAgo: board.foundedDaysAgo,
    by: board.chair,
    act: ({ caller, idempotencyKey }) => {
      const planned = { ...board.standing, firstDay: firstDayOf(backstage, board) };
      return services.standingMeetings.plan(caller, { idempotencyKey, governanceBodyId: known.id(BOARD), ...planned });
    },
    then: ({ standingMeetingId }) => known.add(STANDING, standingMeetingId),
  });
}

/** Prepared six days before, and held on its day. */
function lastSteps(backstage: Backstage, board: DemoBoard<string>): Step[] {
  const { services, known, calendar } = backstage;
  let day = firstDayOf(backstage, board);
  for (let next = day; next < calendar.date(0); next = nextDayOfRule(board.standing.rule, next)!) day = next;
  const meeting = 'board/last';
  const daysAgo = daysBetween(day, calendar.date(0));
  const { agenda, attendance, guestNames } = board.last;
  const change = (idempotencyKey: string) => ({
    ...{ idempotencyKey, meetingId: known.id(meeting), expectedVersion: known.version(meeting) },
  });
  const onItsDay = { daysAgo, by: board.chair, then: () => known.changed(meeting) };
  return [
    ...preparedSteps(backstage, board, { meeting, day, agenda, daysAgo: daysAgo + 6 }),
    step({
      ...{ ...onItsDay, path: `${meeting}/opened` },
      act: ({ caller, idempotencyKey }) => services.meetingConduct.open(caller, change(idempotencyKey)),
    }),
    step({
      ...{ ...onItsDay, path: `${meeting}/attendance` },
      act: ({ caller, idempotencyKey }) => {
        const members = Object.entries(attendance).map(([person, how]) => ({
          ...{ memberId: known.id(`person/${person}`), attendance: how! },
        }));
        return services.meetingConduct.recordAttendance(caller, { ...change(idempotencyKey), members, guestNames });
      },
    }),
    step({
      ...{ ...onItsDay, path: `${meeting}/closed` },
      act: ({ caller, idempotencyKey }) => services.meetingConduct.close(caller, change(idempotencyKey)),
    }),
  ];
}

function nextSteps(backstage: Backstage, board: DemoBoard<string>): Step[] {
  const day = nextDayOfRule(board.standing.rule, backstage.calendar.date(0))!;
  const { agenda, setDaysAgo: daysAgo } = board.next;
  return preparedSteps(backstage, board, { meeting: 'board/next', day, agenda, daysAgo });
}

interface Prepared {
  readonly meeting: string;
  readonly day: string;
  readonly agenda: readonly DemoAgendaItem<string>[];
  readonly daysAgo: number;
}

/** A day of the standing meeting that is scheduled, with its agenda. */
function preparedSteps(
  { services, known }: Backstage,
  { chair }: DemoBoard<string>,
  { meeting, day: occurrenceDay, agenda, daysAgo }: Prepared,
): Step[] {
  const item = ({ presenter, proposal, ...said }: DemoAgendaItem<string>) => ({
    ...said,
    presenterId: presenter === undefined ? null : known.id(`person/${presenter}`),
    subject: proposal === undefined ? null : { kind: 'PROPOSAL' as const, id: known.id(`proposal/${proposal}`) },
  });
  return [
    step({
      ...{ path: meeting, daysAgo, by: chair },
      act: ({ caller, idempotencyKey }) => {
        const standingMeetingId = known.id(STANDING);
        return services.meetings.scheduleOccurrence(caller, { idempotencyKey, standingMeetingId, occurrenceDay });
      },
      then: ({ meetingId }) => known.add(meeting, meetingId),
    }),
    step({
      ...{ path: `${meeting}/agenda`, daysAgo, by: chair },
      act: ({ caller, idempotencyKey }) => {
        const change = { meetingId: known.id(meeting), expectedVersion: known.version(meeting) };
        return services.meetingConduct.setAgenda(caller, { idempotencyKey, ...change, items: agenda.map(item) });
      },
      then: () => known.changed(meeting),
    }),
  ];
}
